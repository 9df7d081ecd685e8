package io.mainswatch.alert.supply;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a home's evidence amounts to.
 *
 * @param since when it became so: the edge of an outage
 * @param confidence 0 to 1
 * @param broken devices whose silence is their own
 * @param lookAgainAt when time alone may change the answer
 */
public record Finding(
        Situation situation,
        Instant since,
        double confidence,
        List<Evidence> evidence,
        List<String> broken,
        @Nullable Instant lookAgainAt) {

    /** What is the matter. */
    public enum Situation {
        /** The mains is on. */
        ON,
        /** The mains is off. */
        POWER,
        /** The home's line to us is down, the mains is on. */
        INTERNET,
        /** Every mains device is silent although the mains is on: a fuse, or their own network. */
        DEVICE,
        /** The home is silent: one or the other. */
        UNKNOWN,
        /** Something is silent and what it means will show within a bounded time; until then all stays as it was. */
        WAITING,
        /** Nothing here can tell. */
        NOT_WATCHED;

        /** Whether it is a story of the whole home. */
        public boolean isOutage() {
            return this == POWER || this == INTERNET || this == DEVICE || this == UNKNOWN;
        }
    }

    public Finding {
        if (confidence < 0 || confidence > 1) {
            throw new IllegalArgumentException("confidence is from 0 to 1");
        }
        evidence = List.copyOf(evidence);
        broken = List.copyOf(broken);
    }

    static Finding of(Situation situation, Instant since, double confidence, List<Evidence> evidence) {
        return new Finding(situation, since, confidence, evidence, List.of(), null);
    }

    static Finding waiting(Instant since, Instant lookAgainAt) {
        return new Finding(Situation.WAITING, since, 0, List.of(), List.of(), lookAgainAt);
    }

    Finding withBroken(List<String> devices) {
        return new Finding(situation, since, confidence, evidence, devices, lookAgainAt);
    }

    Finding lookAgain(@Nullable Instant at) {
        return new Finding(situation, since, confidence, evidence, broken, at);
    }

    public Optional<Instant> nextLook() {
        return Optional.ofNullable(lookAgainAt);
    }
}
