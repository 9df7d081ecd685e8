package io.mainswatch.simulator.appliance;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The metered appliances of one home, all of them a function of one seed. */
public record Home(long seed, ZoneId zone, List<MeteredAppliance> meters) {
    /** How long a home lives before anybody looks, so that rooms and refrigerator are in their rhythm. */
    private static final Duration SETTLING = Duration.ofHours(12);

    public Home {
        meters = List.copyOf(meters);
    }

    /** Air conditioner AC001, washing machine WM002 and refrigerator FR003, in full swing at {@code at}. */
    public static Home typical(long seed, ZoneId zone, Instant at) {
        var noise = new Noise(seed);
        var socket = new Socket(new Mains(noise.child("mains")), zone, at.minus(SETTLING));
        var meters = List.of(
                socket.plug(new Nameplate("AC001", "Air conditioner", 812_400), new AirConditioner(noise.child("AC"))),
                socket.plug(new Nameplate("WM002", "Washing machine", 143_750), new WashingMachine(noise.child("WM"))),
                socket.plug(new Nameplate("FR003", "Refrigerator", 391_020), new Refrigerator(noise.child("FR"))));
        meters.forEach(meter -> meter.advanceTo(at));
        return new Home(seed, zone, meters);
    }

    private record Socket(Mains mains, ZoneId zone, Instant startAt) {
        MeteredAppliance plug(Nameplate nameplate, Appliance appliance) {
            return new MeteredAppliance(nameplate, appliance, mains, new WallClock(zone), startAt);
        }
    }
}
