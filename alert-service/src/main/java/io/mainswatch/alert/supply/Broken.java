package io.mainswatch.alert.supply;

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
        var calm = (device.deadlineAt().isAfter(promised) ? device.deadlineAt() : promised).plus(CALM);
        boolean others = home.devices().stream()
                .anyMatch(other -> !other.silent() && other.wordAt().isAfter(device.missedFrom()));
        if (!device.silent() || !others) {
            return Optional.empty();
        }
        var returned = home.poweredAt();
        if (returned == null) {
            return Optional.of(calm);
        }
        var booted = returned.plus(device.cadence()).plus(device.grace()).plus(BOOTING);
        return Optional.of(calm.isAfter(booted) ? calm : booted);
    }
}
