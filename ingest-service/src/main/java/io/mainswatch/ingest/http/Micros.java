package io.mainswatch.ingest.http;

import java.time.Instant;

/** Instants as readings carry them. */
final class Micros {
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final int NANOS_A_MICRO = 1_000;

    private Micros() {}

    /** Microseconds since 1970; exact for any instant within 290,000 years of it. */
    static long of(Instant at) {
        return at.getEpochSecond() * MICROS_A_SECOND + at.getNano() / NANOS_A_MICRO;
    }
}
