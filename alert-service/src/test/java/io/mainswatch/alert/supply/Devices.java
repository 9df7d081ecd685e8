package io.mainswatch.alert.supply;

import io.mainswatch.common.device.SupplyClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evidence for tests, in seconds around one moment. */
final class Devices {
    static final Instant NOW = Instant.parse("2026-01-20T13:00:00Z");

    private Devices() {}

    static Instant at(long secondsAgo) {
        return NOW.minusSeconds(secondsAgo);
    }

    /** A meter of 30 s and 15 s whose last word was so long ago. */
    static DeviceEvidence meter(String id, long wordAgo) {
        return device(id, SupplyClass.MAINS, 30, 15, wordAgo, null, "", List.of());
    }

    static DeviceEvidence meter(String id, long cadence, long grace, long wordAgo) {
        return device(id, SupplyClass.MAINS, cadence, grace, wordAgo, null, "", List.of());
    }

    /** A meter that was away and came back so long ago. */
    static DeviceEvidence returned(String id, long backAgo) {
        var meter = meter(id, backAgo);
        return new DeviceEvidence(
                id,
                id,
                meter.supply(),
                meter.cadence(),
                meter.grace(),
                false,
                at(backAgo),
                meter.wordAt(),
                meter.deadlineAt(),
                null,
                null,
                "",
                List.of());
    }

    /** A phone of 120 s and 60 s. */
    static DeviceEvidence phone(String id, long wordAgo, @Nullable Claim claim, String network) {
        return device(id, SupplyClass.BATTERY, 120, 60, wordAgo, claim, network, List.of(at(wordAgo)));
    }

    static DeviceEvidence ups(String id, long... wordsAgo) {
        var words = Arrays.stream(wordsAgo).mapToObj(Devices::at).toList();
        return device(id, SupplyClass.UPS, 10, 10, wordsAgo[wordsAgo.length - 1], null, "", words);
    }

    static Claim claim(boolean charging, long sinceAgo, long atAgo) {
        return new Claim(charging, at(atAgo), at(sinceAgo), true);
    }

    static HomeEvidence home(DeviceEvidence... devices) {
        return new HomeEvidence(NOW, at(100_000), List.of(devices), Set.of(), null, null);
    }

    private static DeviceEvidence device(
            String id,
            SupplyClass supply,
            long cadence,
            long grace,
            long wordAgo,
            @Nullable Claim claim,
            String network,
            List<Instant> words) {
        var deadline = at(wordAgo).plusSeconds(cadence + grace);
        return new DeviceEvidence(
                id,
                id,
                supply,
                Duration.ofSeconds(cadence),
                Duration.ofSeconds(grace),
                !deadline.isAfter(NOW),
                at(100_000),
                at(wordAgo),
                deadline,
                null,
                claim,
                network,
                words);
    }
}
