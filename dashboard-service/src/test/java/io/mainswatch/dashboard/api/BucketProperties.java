package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class BucketProperties {
    @Property
    void an_instant_lies_in_its_own_bucket(
            @ForAll Bucket bucket, @ForAll("instants") Instant at, @ForAll("zones") ZoneId zone) {
        var start = bucket.start(at, zone);

        assertThat(start).isBeforeOrEqualTo(at);
        assertThat(bucket.next(start, zone)).isAfter(at);
        assertThat(bucket.start(start, zone)).isEqualTo(start);
    }

    @Property
    void buckets_follow_each_other_and_cover_what_was_asked(
            @ForAll Bucket bucket, @ForAll("instants") Instant from, @ForAll("zones") ZoneId zone) {
        var to = from.plus(Duration.ofDays(2));
        var starts = bucket.starts(from, to, zone, 1_000);

        assertThat(starts).isSorted().doesNotHaveDuplicates().isNotEmpty();
        assertThat(starts.get(0)).isBeforeOrEqualTo(from);
        assertThat(bucket.next(starts.get(starts.size() - 1), zone)).isAfterOrEqualTo(to);
        assertThat(bucket.starts(to, from, zone, 10)).isEmpty();
    }

    @Property
    void a_day_begins_when_the_homes_calendar_says_so(@ForAll("instants") Instant at, @ForAll("zones") ZoneId zone) {
        var start = Bucket.DAY.start(at, zone);

        assertThat(start.atZone(zone).toLocalDate()).isEqualTo(at.atZone(zone).toLocalDate());
        assertThat(start.minusNanos(1).atZone(zone).toLocalDate())
                .isEqualTo(at.atZone(zone).toLocalDate().minusDays(1));
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(1_262_304_000L, 2_000_000_000L).map(Instant::ofEpochSecond);
    }

    /** With and without summer time, at half and quarter hours, and with midnights that do not exist. */
    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "UTC",
                        "Europe/Berlin",
                        "America/New_York",
                        "Asia/Kolkata",
                        "Asia/Kathmandu",
                        "America/Sao_Paulo",
                        "Asia/Beirut",
                        "Pacific/Auckland")
                .map(ZoneId::of);
    }
}
