package io.mainswatch.simulator.household;

import io.mainswatch.simulator.event.Storyteller;
import io.mainswatch.simulator.phone.Network;
import io.mainswatch.simulator.phone.Phone;
import io.mainswatch.simulator.transport.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What hangs together behind one supply and one router. All calls on one context. */
final class House {
    /** The name under which the phone is killed and revived. */
    static final String PHONE = "phone";

    private final Vertx vertx;
    private final Duration routerBootTime;
    private final Map<String, Plug> meters;
    private final @Nullable Phone phone;
    private final Storyteller story;
    private boolean mainsOn;
    private boolean routerUp;
    private boolean internetUp = true;
    private long routerTimer = -1;

    House(Vertx vertx, Duration routerBootTime, Map<String, Plug> meters, @Nullable Phone phone, Storyteller story) {
        this.vertx = vertx;
        this.routerBootTime = routerBootTime;
        this.meters = Map.copyOf(meters);
        this.phone = phone;
        this.story = story;
    }

    /** Everything is switched on, the router long since. */
    void moveIn() {
        mainsOn = true;
        routerUp = true;
        meters.values().forEach(Plug::mainsOn);
        if (phone != null) {
            phone.start();
        }
    }

    void cutPower() {
        if (!mainsOn) {
            return;
        }
        mainsOn = false;
        routerUp = false;
        vertx.cancelTimer(routerTimer);
        story.tell("power cut: meters and router are dead");
        meters.values().forEach(Plug::mainsOff);
        rewire();
        if (phone != null) {
            phone.charge(false);
        }
    }

    void restorePower() {
        if (mainsOn) {
            return;
        }
        mainsOn = true;
        story.tell("power is back, the router needs " + routerBootTime.toSeconds() + " s");
        routerTimer = vertx.setTimer(routerBootTime.toMillis(), fired -> routerReady());
        meters.values().forEach(Plug::mainsOn);
        if (phone != null) {
            phone.charge(true);
        }
    }

    private void routerReady() {
        routerUp = true;
        rewire();
    }

    void internet(boolean up) {
        internetUp = up;
        story.tell(up ? "internet is back" : "internet lost: nothing leaves the house");
        rewire();
    }

    /** Brings every way out of the house to what router and internet allow. */
    private void rewire() {
        wires().forEach(wire -> {
            if (!routerUp) {
                wire.cut();
            } else if (internetUp) {
                wire.carry();
            } else {
                wire.fallSilent();
            }
        });
        if (phone != null) {
            phone.use(routerUp ? Network.WIFI : Network.MOBILE);
            phone.reach(internetUp);
        }
    }

    private Collection<Wire> wires() {
        return meters.values().stream().flatMap(plug -> plug.wires().stream()).toList();
    }

    void kill(String deviceId) {
        if (phone != null && deviceId.equals(PHONE)) {
            phone.stop();
        } else {
            meter(deviceId).kill();
        }
        story.about(deviceId).tell("dead");
    }

    void revive(String deviceId) {
        if (phone != null && deviceId.equals(PHONE)) {
            phone.start();
        } else {
            meter(deviceId).revive(mainsOn);
        }
        story.about(deviceId).tell("alive again");
    }

    Plug meter(String deviceId) {
        Plug meter = meters.get(deviceId);
        if (meter == null) {
            throw new IllegalArgumentException("this household has no device " + deviceId);
        }
        return meter;
    }

    int waiting() {
        int readings = meters.values().stream().mapToInt(Plug::waiting).sum();
        return readings + (phone == null ? 0 : phone.waiting());
    }

    /** Everything says goodbye and is unplugged. */
    Future<Void> moveOut() {
        vertx.cancelTimer(routerTimer);
        if (phone != null) {
            phone.stop();
        }
        return Future.join(meters.values().stream().map(Plug::unplug).toList()).mapEmpty();
    }
}
