package io.mainswatch.dashboard.http;

import io.mainswatch.common.device.MeasurementLimits;
import io.mainswatch.common.http.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The time a question is about: from its first instant up to, and without, its last. */
public record Span(Instant from, Instant to) {
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** Both ends may be left out: then it is the usual length, up to now. */
    public static Span of(Fields query, Instant now, Duration usual, Duration longest) {
        var to = bounded(query, "to", now);
        var from = bounded(query, "from", to.minus(usual));
        if (!from.isBefore(to)) {
            query.refuse("from", "not before \"to\", expected an earlier instant");
        } else if (Duration.between(from, to).compareTo(longest) > 0) {
            query.refuse("from", "more than " + longest.toDays() + " days before \"to\", expected less");
        }
        return new Span(from, to);
    }

    private static Instant bounded(Fields query, String name, Instant standIn) {
        return bound(query, name).orElse(standIn);
    }

    /** One end by itself, if it is given. */
    public static Optional<Instant> bound(Fields query, String name) {
        return query.optionalInstant(name).flatMap(given -> {
            if (given.isBefore(MeasurementLimits.EARLIEST) || given.isAfter(LATEST)) {
                query.refuse(name, "outside of 2010 to 2199");
                return Optional.empty();
            }
            return Optional.of(given);
        });
    }

    /** The part of it that has already been; empty ({@code from} equal to {@code to}) when none has. */
    public Span until(Instant now) {
        if (!to.isAfter(now)) {
            return this;
        }
        return new Span(from.isBefore(now) ? from : now, now);
    }

    public double seconds() {
        return Duration.between(from, to).toMillis() / 1_000.0;
    }
}
