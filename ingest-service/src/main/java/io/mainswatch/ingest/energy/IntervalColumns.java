package io.mainswatch.ingest.energy;

import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Quarter-hours as columns, which is how a statement takes many at once. */
final class IntervalColumns {
    private final List<Integer> channels = new ArrayList<>();
    private final List<IntervalEnergy> quarters = new ArrayList<>();

    /** The two lists go together. */
    IntervalColumns(List<Span> spans, List<List<IntervalEnergy>> bySpan) {
        for (int i = 0; i < spans.size(); i++) {
            for (var quarter : bySpan.get(i)) {
                channels.add(spans.get(i).channelId());
                quarters.add(quarter);
            }
        }
    }

    /** Appends them in the order of the table's columns. */
    Tuple addTo(Tuple tuple) {
        return tuple.addArrayOfInteger(channels.toArray(Integer[]::new))
                .addArrayOfLong(
                        quarters.stream().map(IntervalEnergy::startMicros).toArray(Long[]::new))
                .addArrayOfDouble(
                        quarters.stream().map(IntervalEnergy::energyWattHours).toArray(Double[]::new))
                .addArrayOfFloat(quarters.stream()
                        .map(quarter -> known(quarter.minWatts()))
                        .toArray(Float[]::new))
                .addArrayOfFloat(quarters.stream()
                        .map(quarter -> known(quarter.maxWatts()))
                        .toArray(Float[]::new))
                .addArrayOfDouble(
                        quarters.stream().map(IntervalEnergy::wattSeconds).toArray(Double[]::new))
                .addArrayOfFloat(quarters.stream()
                        .map(quarter -> (float) quarter.coveredSeconds())
                        .toArray(Float[]::new))
                .addArrayOfInteger(
                        quarters.stream().map(IntervalEnergy::samples).toArray(Integer[]::new));
    }

    private static @Nullable Float known(float watts) {
        return Float.isNaN(watts) ? null : watts;
    }
}
