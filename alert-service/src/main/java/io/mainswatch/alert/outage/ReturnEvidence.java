package io.mainswatch.alert.outage;

import io.mainswatch.alert.supply.Evidence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the devices brought back from a silence. Pure: decides afterwards what nobody could know while it lasted.
 *
 * @param beats kept beats dated inside the silence
 * @param readingInside the time of a mains device's reading taken inside the silence
 * @param restarted the id of a mains device that started anew since
 */
public record ReturnEvidence(
        List<Beat> beats,
        @Nullable Instant readingInside,
        @Nullable String restarted) {

    /** A kept beat of a witness: when it was, and whether the phone was being charged. */
    public record Beat(Instant at, String device, boolean charging) {}

    /** What the silence was. */
    public record Decision(String verdict, double confidence, List<Evidence> evidence) {}

    public ReturnEvidence {
        beats = beats.stream().sorted(Comparator.comparing(Beat::at)).toList();
    }

    /** Empty while nothing decides. */
    public Optional<Decision> decide(Instant endedAt) {
        var without = beats.stream().filter(beat -> !beat.charging()).findFirst();
        if (readingInside != null) {
            return Optional.of(new Decision(
                    "internet",
                    0.95,
                    List.of(new Evidence(readingInside, "mainswatch", "readings kept by a mains device"))));
        }
        if (without.isPresent()) {
            return Optional.of(new Decision(
                    "power",
                    0.95,
                    List.of(new Evidence(
                            without.get().at(), without.get().device(), "a kept beat of a phone on battery"))));
        }
        if (!beats.isEmpty()) {
            var first = beats.get(0);
            return Optional.of(new Decision(
                    "internet",
                    0.9,
                    List.of(new Evidence(first.at(), first.device(), "a kept beat of a charging phone"))));
        }
        return Optional.ofNullable(restarted)
                .map(device -> new Decision(
                        "power", 0.75, List.of(new Evidence(endedAt, device, "a mains device started anew"))));
    }
}
