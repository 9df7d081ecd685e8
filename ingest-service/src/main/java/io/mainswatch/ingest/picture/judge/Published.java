package io.mainswatch.ingest.picture.judge;

import java.time.Instant;

/**
 * A value to publish now. Candidates that a later frame confirmed are published with it, each at its own time.
 *
 * @param wattHours of the counter
 */
public record Published(String ref, Instant at, double wattHours, Verdict verdict, String reason) {}
