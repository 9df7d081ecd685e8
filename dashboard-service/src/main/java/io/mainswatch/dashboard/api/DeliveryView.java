package io.mainswatch.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device that numbers its records has brought.
 *
 * @param asMeasured numbers that came as a record of their own
 * @param thinned numbers that came inside a record that stands for several
 * @param lost numbers that will never come
 * @param missing numbers that are still wanted
 * @param gaps the oldest of them
 * @param lastSeq the highest number heard of
 * @param lastRequest the newest signed request; null when it does not sign
 * @param facts what it last said about itself
 */
record DeliveryView(
        long asMeasured,
        long thinned,
        long lost,
        long missing,
        List<Gap> gaps,
        @Nullable Long lastSeq,
        @Nullable Request lastRequest,
        @Nullable Facts facts) {
    /** Both ends are missing. */
    record Gap(long from, long to) {}

    record Request(long boot, long seq, Instant at) {}

    record Facts(JsonNode values, Instant reportedAt) {}
}
