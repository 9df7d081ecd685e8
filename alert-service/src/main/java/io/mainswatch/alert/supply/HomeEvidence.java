package io.mainswatch.alert.supply;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a home at one moment.
 *
 * @param listeningSince from when on silence counts
 * @param devices those that ever spoke
 * @param broken ids of the devices whose own silence is a story already told
 * @param open the outage of the whole home that goes on
 * @param poweredAt when the last outage of the whole home ended
 */
public record HomeEvidence(
        Instant now,
        Instant listeningSince,
        List<DeviceEvidence> devices,
        Set<String> broken,
        @Nullable OpenOutage open,
        @Nullable Instant poweredAt) {

    /** The part of an outage the verdict builds on. */
    public record OpenOutage(String id, Finding.Situation verdict, Instant startedAt) {}

    public HomeEvidence {
        devices = devices.stream()
                .sorted(Comparator.comparing(DeviceEvidence::id))
                .toList();
        broken = Set.copyOf(broken);
    }

    /** The devices that still count: a broken one counts again from its next word on. */
    List<DeviceEvidence> considered() {
        return devices.stream()
                .filter(device -> !device.silent() || !broken.contains(device.id()))
                .toList();
    }

    Optional<Instant> newestWord() {
        return devices.stream().map(DeviceEvidence::wordAt).max(Instant::compareTo);
    }
}
