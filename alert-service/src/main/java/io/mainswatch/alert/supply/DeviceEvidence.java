package io.mainswatch.alert.supply;

import io.mainswatch.common.device.SupplyClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one device of a home said and did not say.
 *
 * @param silent its deadline passed without a word
 * @param upSince when it last came up; meaningful while it is not silent
 * @param wordAt its newest word
 * @param deadlineAt when its silence will mean something; meaningful while it is not silent
 * @param leftAt when its connection broke, where that is the newest thing known of the connection
 * @param network {@code wifi} or {@code mobile} as the newest beat said it, or empty
 * @param words when its latest words were received, in order, bounded
 */
public record DeviceEvidence(
        String id,
        String name,
        SupplyClass supply,
        Duration cadence,
        Duration grace,
        boolean silent,
        Instant upSince,
        Instant wordAt,
        Instant deadlineAt,
        @Nullable Instant leftAt,
        @Nullable Claim claim,
        String network,
        List<Instant> words) {

    private static final Duration SLACK = Duration.ofSeconds(5);
    private static final Duration WILL_SLACK = Duration.ofSeconds(1);

    public DeviceEvidence {
        words = words.stream().sorted().toList();
    }

    boolean isMains() {
        return supply == SupplyClass.MAINS;
    }

    boolean isMobile() {
        return network.equals("mobile");
    }

    Optional<Claim> claims() {
        return Optional.ofNullable(claim);
    }

    /**
     * From when on its silence was not just the pause between two words: it should have spoken by then, or its
     * connection had broken. Only a word received later shows that the way from the home to us was open.
     */
    Instant missedFrom() {
        var due = wordAt.plus(cadence).plus(SLACK.compareTo(grace) < 0 ? SLACK : grace);
        if (leftAt != null
                && !leftAt.isBefore(wordAt)
                && leftAt.plus(WILL_SLACK).isBefore(due)) {
            return leftAt.plus(WILL_SLACK);
        }
        return due;
    }

    Optional<Instant> firstWordAfter(Instant instant) {
        return words.stream().filter(word -> word.isAfter(instant)).findFirst();
    }

    /**
     * No later than this it was heard again after {@code missed}: where only its newest word is known, the longest pause
     * that would not have been taken for a silence.
     */
    Instant heardSince(Instant missed) {
        if (upSince.isAfter(missed)) {
            return upSince;
        }
        return firstWordAfter(missed).orElse(missed.plus(cadence).plus(grace));
    }

    /** Whether no pause between its words from {@code from} to {@code to} was longer than {@code pause}. */
    boolean spokeWithin(Instant from, Instant to, Duration pause) {
        var last = from;
        for (var word : words) {
            if (word.isAfter(from)) {
                if (word.isAfter(last.plus(pause))) {
                    return false;
                }
                last = word;
            }
        }
        return last.isAfter(from) && !to.isAfter(last.plus(pause));
    }
}
