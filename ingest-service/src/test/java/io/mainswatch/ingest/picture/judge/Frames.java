package io.mainswatch.ingest.picture.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mainswatch.common.http.Json;
import io.mainswatch.ingest.picture.judge.Frame.Glance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A meter of seven digits with one decimal, behind 35 A, and frames of it. */
final class Frames {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final double UNIT = 100;
    static final int DIGITS = 7;
    static final MeterLimits LIMITS = new MeterLimits(35 * 230, UNIT, Math.pow(10, DIGITS) * UNIT, false);

    private Frames() {}

    /** Sure of every digit. */
    static Frame sure(String ref, Instant at, double wattHours) {
        return frame(ref, at, wattHours, 0.99);
    }

    static Frame sure(int minute, double wattHours) {
        return sure("p" + minute, START.plus(Duration.ofMinutes(minute)), wattHours);
    }

    static Frame frame(String ref, Instant at, double wattHours, double confidence) {
        long count = (long) Math.floor(wattHours / UNIT);
        var digits = "%07d"
                .formatted(count)
                .chars()
                .mapToObj(digit -> new Glance(digit - '0', confidence))
                .toList();
        return new Frame(ref, at, count * UNIT, digits, 0.8);
    }

    /** Unsure of the digits at these places from the left, which are read as something. */
    static Frame blurred(Frame frame, int readAs, int... places) {
        var glances = new ArrayList<>(frame.glances());
        IntStream.of(places).forEach(place -> glances.set(place, new Glance(readAs, 0.3)));
        long count = 0;
        for (var glance : glances) {
            count = count * 10 + glance.digit();
        }
        return new Frame(frame.ref(), frame.at(), count * UNIT, glances, frame.threshold());
    }

    /** With values every ten minutes believed, from 36,109.7 kWh on at 600 W. */
    static MeterState settled(int values) {
        var state = MeterState.EMPTY;
        for (int i = 0; i < values; i++) {
            state = state.believing(
                    List.of(new Believed("s" + i, START.plus(Duration.ofMinutes(10L * i)), 36_109_700 + i * UNIT)), 0);
        }
        return state;
    }

    /** As it is after it was stored and read again. */
    static MeterState restarted(MeterState state) {
        try {
            return Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(state), MeterState.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
