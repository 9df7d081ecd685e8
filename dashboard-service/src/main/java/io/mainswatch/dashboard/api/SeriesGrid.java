package io.mainswatch.dashboard.api;

import io.mainswatch.dashboard.http.Span;
import java.time.Duration;
import java.time.Instant;

/**
 * Evenly spaced points over a span: they begin on whole steps since 1970, so that a picture which moves on keeps its
 * points.
 *
 * @param startsAt where the first begins, at or before the span's first instant
 * @param stepSeconds how long each lasts
 * @param points how many reach over the span's end
 */
record SeriesGrid(Instant startsAt, int stepSeconds, int points) {
    /** Readings are drawn one by one up to this; sums of quarter hours beyond. */
    static final Duration LONGEST_OF_READINGS = Duration.ofDays(2);

    private static final int QUARTER_HOUR = 900;
    private static final int WEEK = 604_800;
    private static final int[] OF_READINGS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600};
    private static final int[] OF_QUARTERS = {900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800};

    /** The finest grid of at most so many points. */
    static SeriesGrid over(Span span, int most) {
        if (Duration.between(span.from(), span.to()).compareTo(LONGEST_OF_READINGS) <= 0) {
            for (int step : OF_READINGS) {
                if (count(span, step) <= most) {
                    return of(span, step);
                }
            }
        }
        for (int step : OF_QUARTERS) {
            if (count(span, step) <= most) {
                return of(span, step);
            }
        }
        int weeks = 1;
        while (count(span, weeks * WEEK) > most) {
            weeks++;
        }
        return of(span, weeks * WEEK);
    }

    boolean isOfReadings() {
        return stepSeconds < QUARTER_HOUR;
    }

    private static SeriesGrid of(Span span, int step) {
        return new SeriesGrid(Instant.ofEpochSecond(begin(span, step)), step, (int) count(span, step));
    }

    private static long begin(Span span, int step) {
        return Math.floorDiv(span.from().getEpochSecond(), step) * step;
    }

    private static long count(Span span, int step) {
        long millis = span.to().toEpochMilli() - begin(span, step) * 1_000;
        return -Math.floorDiv(-millis, step * 1_000L);
    }
}
