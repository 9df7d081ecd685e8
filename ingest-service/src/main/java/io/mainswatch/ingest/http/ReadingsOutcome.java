package io.mainswatch.ingest.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The answer to a request with readings, true after the commit. */
record ReadingsOutcome(
        int stored,
        @JsonProperty("duplicate") int duplicates,
        @JsonProperty("rejected") List<Rejection> rejections) {

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
        return new ReadingsOutcome(stored, duplicates, all);
    }
}
