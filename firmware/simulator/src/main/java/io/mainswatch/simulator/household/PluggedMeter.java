package io.mainswatch.simulator.household;

import io.mainswatch.simulator.meter.Meter;
import io.mainswatch.simulator.transport.Endpoint;
import io.mainswatch.simulator.transport.Wire;
import io.vertx.core.Future;
import java.util.List;

/** A meter in its socket: knows where its wire begins and whether somebody killed it. */
final class PluggedMeter implements Plug {
    private final Meter meter;
    private final Endpoint door;
    private boolean killed;

    PluggedMeter(Meter meter, Endpoint door) {
        this.meter = meter;
        this.door = door;
    }

    @Override
    public String deviceId() {
        return meter.deviceId();
    }

    @Override
    public List<Wire> wires() {
        return List.of(meter.wire());
    }

    @Override
    public int waiting() {
        return meter.waiting();
    }

    @Override
    public Meter meter() {
        return meter;
    }

    @Override
    public void mainsOn() {
        if (!killed) {
            meter.powerUp(door);
        }
    }

    @Override
    public void mainsOff() {
        meter.powerDown();
    }

    @Override
    public void kill() {
        killed = true;
        meter.die();
    }

    @Override
    public void revive(boolean mainsOn) {
        killed = false;
        if (mainsOn) {
            meter.powerUp(door);
        }
    }

    @Override
    public Future<Void> unplug() {
        return meter.stop().compose(stopped -> meter.wire().close());
    }
}
