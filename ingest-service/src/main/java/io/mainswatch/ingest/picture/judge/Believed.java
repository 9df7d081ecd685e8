package io.mainswatch.ingest.picture.judge;

import java.time.Instant;

/**
 * A value of the counter that is believed and published.
 *
 * @param ref by which its source is known
 * @param wattHours of the counter, which goes on over a roll-over and over a change of the meter
 */
public record Believed(String ref, Instant at, double wattHours) {}
