package io.mainswatch.ingest.picture.judge;

import java.time.Instant;

/**
 * A value that was read for sure and is not believed yet.
 *
 * @param wattHours of the counter
 * @param plausible whether it was within the bounds and merely surprising
 */
public record Candidate(String ref, Instant at, double wattHours, boolean plausible) {}
