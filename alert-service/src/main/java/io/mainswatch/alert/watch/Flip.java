package io.mainswatch.alert.watch;

import java.time.Instant;

/**
 * A watched device changed state.
 *
 * @param to {@code up} or {@code down}
 * @param at the deadline's own time, or the word that ended the silence
 */
record Flip(String deviceId, String homeId, String from, String to, Instant at, String why) {}
