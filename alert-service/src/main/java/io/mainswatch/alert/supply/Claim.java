package io.mainswatch.alert.supply;

import java.time.Instant;

/**
 * The newest thing a witness said about its charger.
 *
 * @param at of the newest beat that says so
 * @param since of the first beat of this run of equal claims
 * @param changed whether it said the opposite within the day before: a phone that always lies beside its charger proves
 *     nothing by it
 */
public record Claim(boolean charging, Instant at, Instant since, boolean changed) {
    public Claim {
        if (since.isAfter(at)) {
            throw new IllegalArgumentException("a run of claims begins no later than its newest");
        }
    }
}
