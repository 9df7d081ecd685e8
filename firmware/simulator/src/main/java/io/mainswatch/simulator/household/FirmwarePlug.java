package io.mainswatch.simulator.household;

import io.mainswatch.simulator.firmware.FirmwareMeter;
import io.mainswatch.simulator.meter.Meter;
import io.mainswatch.simulator.transport.Endpoint;
import io.mainswatch.simulator.transport.Wire;
import io.vertx.core.Future;
import java.util.List;

/** A meter of real firmware in its socket, with a wire for MQTT and one for HTTP. */
final class FirmwarePlug implements Plug {
    /** Where the two wires begin, and where its portal would be. */
    record Doors(Endpoint mqtt, Endpoint http, int portalPort) {}

    private final String deviceId;
    private final FirmwareMeter meter;
    private final List<Wire> wires;
    private final Doors doors;
    private boolean killed;

    FirmwarePlug(String deviceId, FirmwareMeter meter, List<Wire> wires, Doors doors) {
        this.deviceId = deviceId;
        this.meter = meter;
        this.wires = List.copyOf(wires);
        this.doors = doors;
    }

    @Override
    public String deviceId() {
        return deviceId;
    }

    @Override
    public void mainsOn() {
        if (!killed) {
            meter.powerUp(doors.mqtt(), doors.http(), doors.portalPort());
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
            mainsOn();
        }
    }

    @Override
    public List<Wire> wires() {
        return wires;
    }

    /** What its flash holds is its own affair. */
    @Override
    public int waiting() {
        return 0;
    }

    @Override
    public Meter meter() {
        throw new IllegalArgumentException(deviceId + " runs its real firmware, which nobody reaches into");
    }

    @Override
    public Future<Void> unplug() {
        return meter.remove()
                .compose(gone ->
                        Future.join(wires.stream().map(Wire::close).toList()).mapEmpty());
    }
}
