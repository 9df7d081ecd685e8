package io.mainswatch.dashboard.api;

import io.mainswatch.dashboard.api.EnergyQueries.Sum;
import io.mainswatch.dashboard.http.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lays sums over every bucket of a span, so that a time without data is there and says so. */
final class EnergyBuckets {
    private final Span span;
    private final List<Instant> starts;
    private final Instant lastEnd;

    /** @param starts the buckets' beginnings, at least one, in order; {@code lastEnd} ends the last of them */
    EnergyBuckets(Span span, List<Instant> starts, Instant lastEnd) {
        this.span = span;
        this.starts = List.copyOf(starts);
        this.lastEnd = lastEnd;
    }

    /**
     * One bucket. Energy and watts are null where nothing was measured.
     *
     * @param coverage how much of the bucket's asked part was measured, 0 to 1
     */
    record BucketView(
            Instant startsAt,
            Instant endsAt,
            @Nullable String deviceId,
            @Nullable Double energyWh,
            @Nullable Float minWatts,
            @Nullable Double meanWatts,
            @Nullable Float maxWatts,
            double coverage) {}

    List<BucketView> views(List<Sum> sums) {
        var byDevice = new LinkedHashMap<Optional<String>, List<Sum>>();
        for (Sum sum : sums) {
            byDevice.computeIfAbsent(sum.deviceId(), id -> new ArrayList<>()).add(sum);
        }
        var views = new ArrayList<BucketView>();
        byDevice.forEach((device, its) -> views.addAll(laid(device, its)));
        return byDevice.isEmpty() ? laid(Optional.empty(), List.of()) : views;
    }

    private List<BucketView> laid(Optional<String> device, List<Sum> sums) {
        var byStart = new TreeMap<Instant, Sum>();
        sums.forEach(sum -> byStart.put(sum.bucketAt(), sum));
        int channels = sums.stream().mapToInt(Sum::channels).max().orElse(1);
        var views = new ArrayList<BucketView>();
        for (int i = 0; i < starts.size(); i++) {
            var end = i + 1 < starts.size() ? starts.get(i + 1) : lastEnd;
            views.add(view(device, starts.get(i), end, within(byStart, starts.get(i), end), channels));
        }
        return views;
    }

    private static Optional<Sum> within(TreeMap<Instant, Sum> byStart, Instant start, Instant end) {
        return Optional.ofNullable(byStart.ceilingEntry(start))
                .map(Map.Entry::getValue)
                .filter(sum -> sum.bucketAt().isBefore(end));
    }

    private BucketView view(Optional<String> device, Instant start, Instant end, Optional<Sum> found, int channels) {
        var sum = found.filter(candidate -> candidate.coveredSeconds() > 0 || candidate.energyWh() != 0);
        return new BucketView(
                start,
                end,
                device.orElse(null),
                sum.map(Sum::energyWh).orElse(null),
                sum.map(Sum::minWatts).orElse(null),
                sum.map(Sum::meanWatts).orElse(null),
                sum.map(Sum::maxWatts).orElse(null),
                sum.map(measured -> measured.coveredSeconds() / (channels * asked(start, end)))
                        .map(coverage -> Math.min(1, coverage))
                        .orElse(0.0));
    }

    /** Only the part that was asked for can be covered. */
    private double asked(Instant start, Instant end) {
        var begins = start.isAfter(span.from()) ? start : span.from();
        var ends = end.isBefore(span.to()) ? end : span.to();
        return Math.max(1, Duration.between(begins, ends).toMillis() / 1_000.0);
    }
}
