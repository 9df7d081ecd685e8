package io.mainswatch.alert.supply;

import io.mainswatch.alert.sql.Instants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Devices whose silence is their own: the home's mains is known to be on and something else spoke after they should
 * have. Told calmly, so a device gets time to reconnect after a short loss of the line and to boot after a cut.
 */
final class Broken {
    private static final Duration CALM = SupplyVerdict.RECONNECTING;
    private static final Duration BOOTING = Duration.ofSeconds(60);
    /**
     * How long something else must have spoken before a silence is a device's own: after a silence of everything each
     * device reconnects by itself, after up to half a minute's wait, and the first to return accuses nobody.
     */
    static final Duration STEADY = Duration.ofSeconds(60);

    private Broken() {}

    static List<String> among(HomeEvidence home, List<DeviceEvidence> devices) {
        return devices.stream()
                .filter(device -> tellAt(home, device)
                        .filter(at -> !at.isAfter(home.now()))
                        .isPresent())
                .map(DeviceEvidence::id)
                .sorted()
                .toList();
    }

    static @Nullable Instant nextLook(HomeEvidence home, List<DeviceEvidence> devices) {
        return devices.stream()
                .flatMap(device -> tellAt(home, device).stream())
                .filter(at -> at.isAfter(home.now()))
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** When its silence is told, or empty while nothing else shows that it is its own. */
    private static Optional<Instant> tellAt(HomeEvidence home, DeviceEvidence device) {
        var promised = device.wordAt().plus(device.cadence()).plus(device.grace());
        var heard = heardOthersSince(home, device);
        if (!device.silent() || heard.isEmpty()) {
            return Optional.empty();
        }
        var calm = Instants.later(
                Instants.later(device.deadlineAt(), promised).plus(CALM),
                heard.get().plus(STEADY));
        var returned = home.poweredAt();
        if (returned == null) {
            return Optional.of(calm);
        }
        var booted = returned.plus(device.cadence()).plus(device.grace()).plus(BOOTING);
        return Optional.of(Instants.later(calm, booted));
    }

    /** From when on others were heard that this one should have been heard with; empty when there are none. */
    private static Optional<Instant> heardOthersSince(HomeEvidence home, DeviceEvidence device) {
        var missed = Instants.later(device.missedFrom(), home.listeningSince());
        return home.devices().stream()
                .filter(other -> !other.silent() && other.wordAt().isAfter(missed))
                .map(other -> other.heardSince(missed))
                .min(Instant::compareTo);
    }
}
