package io.mainswatch.simulator.household;

import io.mainswatch.simulator.meter.Meter;
import io.mainswatch.simulator.transport.Endpoint;
import io.vertx.core.Future;

/** A meter in its socket: knows where its wire begins and whether somebody killed it. */
final class PluggedMeter {
    private final Meter meter;
    private final Endpoint door;
    private boolean killed;

    PluggedMeter(Meter meter, Endpoint door) {
        this.meter = meter;
        this.door = door;
    }

    Meter meter() {
        return meter;
    }

    void mainsOn() {
        if (!killed) {
            meter.powerUp(door);
        }
    }

    void mainsOff() {
        meter.powerDown();
    }

    void kill() {
        killed = true;
        meter.die();
    }

    void revive(boolean mainsOn) {
        killed = false;
        if (mainsOn) {
            meter.powerUp(door);
        }
    }

    Future<Void> unplug() {
        return meter.stop().compose(stopped -> meter.wire().close());
    }
}
