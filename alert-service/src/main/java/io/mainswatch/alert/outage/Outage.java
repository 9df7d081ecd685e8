package io.mainswatch.alert.outage;

import io.mainswatch.alert.supply.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An interval in which a home, or one device of it, was without.
 *
 * @param verdict {@code power}, {@code internet}, {@code device} or {@code unknown}
 * @param endedAt null while it goes on
 * @param confidence 0 to 1, in hundredths: what is said about it is the same before and after it was stored
 * @param deviceId which device, for the verdict {@code device}
 * @param revision 1 at first, one more with each change of what is said about it
 */
public record Outage(
        String id,
        String homeId,
        Instant startedAt,
        @Nullable Instant endedAt,
        String verdict,
        double confidence,
        @Nullable String deviceId,
        List<Evidence> evidence,
        int revision) {

    public Outage {
        if (endedAt != null && endedAt.isBefore(startedAt)) {
            throw new IllegalArgumentException("an outage ends no earlier than it starts");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence is from 0 to 1");
        }
        confidence = Math.round(confidence * 100) / 100.0;
        evidence = List.copyOf(evidence);
    }

    public boolean isOpen() {
        return endedAt == null;
    }

    /** It ended; evidence of the end is added to what is known. */
    public Outage ended(Instant at, List<Evidence> more) {
        var end = at.isBefore(startedAt) ? startedAt : at;
        return new Outage(id, homeId, startedAt, end, verdict, confidence, deviceId, joined(more), revision + 1);
    }

    /** It became clear what it is, or was. */
    public Outage decided(String as, double sure, List<Evidence> more) {
        return new Outage(id, homeId, startedAt, endedAt, as, sure, deviceId, joined(more), revision + 1);
    }

    /** Its edges are known better. */
    public Outage between(Instant start, Instant end) {
        return new Outage(id, homeId, start, end, verdict, confidence, deviceId, evidence, revision + 1);
    }

    private List<Evidence> joined(List<Evidence> more) {
        return Stream.concat(more.stream(), evidence.stream())
                .distinct()
                .limit(20)
                .toList();
    }
}
