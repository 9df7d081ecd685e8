package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.dashboard.http.Span;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SeriesGridProperties {
    private static final long TWENTY_YEARS_MILLIS = 631_152_000_000L;

    @Property
    void a_grid_covers_its_span_with_no_more_points_than_asked_for(
            @ForAll @LongRange(min = 1_262_304_000_000L, max = 4_000_000_000_000L) long fromMillis,
            @ForAll @LongRange(min = 1, max = TWENTY_YEARS_MILLIS) long millis,
            @ForAll @IntRange(min = 10, max = 2_000) int most) {
        var span = new Span(Instant.ofEpochMilli(fromMillis), Instant.ofEpochMilli(fromMillis + millis));

        var grid = SeriesGrid.over(span, most);
        var end = grid.startsAt().plusSeconds((long) grid.stepSeconds() * grid.points());

        assertThat(grid.points()).isBetween(1, most);
        assertThat(grid.startsAt()).isBetween(span.from().minusSeconds(grid.stepSeconds()), span.from());
        assertThat(end).isBetween(span.to(), span.to().plusSeconds(grid.stepSeconds()));
        assertThat(grid.startsAt().getEpochSecond() % grid.stepSeconds()).isZero();
        assertThat(grid.isOfReadings() || grid.stepSeconds() % 900 == 0).isTrue();
    }
}
