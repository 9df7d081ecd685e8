package io.mainswatch.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request with readings, true after the commit.
 *
 * @param order the number of an order that waits for the device, which it fetches by {@code POST /v1/facts}
 */
record ReadingsOutcome(
        int stored,
        @JsonProperty("duplicate") int duplicates,
        @JsonProperty("rejected") List<Rejection> rejections,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long order) {

    ReadingsOutcome(int stored, int duplicates, List<Rejection> rejections) {
        this(stored, duplicates, rejections, null);
    }

    /** A reading that can never be stored, by its place in the request, counted from 0. */
    record Rejection(int index, String reason) {}

    /** Both together. */
    ReadingsOutcome and(ReadingsOutcome other) {
        return new ReadingsOutcome(stored + other.stored, duplicates + other.duplicates, rejections)
                .with(other.rejections);
    }

    /** With further rejections, all in the order of the request. */
    ReadingsOutcome with(List<Rejection> further) {
        var all = new ArrayList<>(rejections);
        all.addAll(further);
        all.sort(Comparator.comparingInt(Rejection::index));
        return new ReadingsOutcome(stored, duplicates, all, order);
    }

    ReadingsOutcome announcing(long waiting) {
        return new ReadingsOutcome(stored, duplicates, rejections, waiting);
    }
}
