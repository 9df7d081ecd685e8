package io.mainswatch.ingest.writer;

import io.mainswatch.ingest.protocol.Measurement;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows turned into the arrays that {@code unnest} takes. A column nobody filled is empty: unnest pads it with nulls. */
final class ReadingColumns {
    private static final Float[] NO_FLOATS = {};
    private static final Double[] NO_DOUBLES = {};
    private static final Long[] NO_LONGS = {};

    private final List<ReadingRow> rows;

    ReadingColumns(List<ReadingRow> rows) {
        this.rows = rows;
    }

    /** The ten columns in the order of {@link ReadingStore}'s statements. */
    Tuple tuple() {
        return Tuple.of(
                channels(),
                times(),
                floats(reading -> reading.powerWatts()),
                floats(reading -> reading.voltageVolts()),
                floats(reading -> reading.currentAmps()),
                floats(reading -> reading.frequencyHertz()),
                floats(reading -> reading.powerFactor()),
                energies(),
                longs(reading -> reading.boot()),
                longs(reading -> reading.seq()));
    }

    /** Each channel once. */
    Integer[] distinctChannels() {
        var all = new int[rows.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = rows.get(i).channelId;
        }
        Arrays.sort(all);
        return Arrays.stream(all).distinct().boxed().toArray(Integer[]::new);
    }

    long earliest() {
        long earliest = Long.MAX_VALUE;
        for (var row : rows) {
            earliest = Math.min(earliest, row.takenAtMicros);
        }
        return earliest;
    }

    long latest() {
        long latest = Long.MIN_VALUE;
        for (var row : rows) {
            latest = Math.max(latest, row.takenAtMicros);
        }
        return latest;
    }

    private Integer[] channels() {
        var column = new Integer[rows.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = rows.get(i).channelId;
        }
        return column;
    }

    private Long[] times() {
        var column = new Long[rows.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = rows.get(i).takenAtMicros;
        }
        return column;
    }

    private Float[] floats(FloatField field) {
        @Nullable Float[] column = null;
        for (int i = 0; i < rows.size(); i++) {
            float value = field.of(rows.get(i).reading);
            if (!Float.isNaN(value)) {
                if (column == null) {
                    column = new Float[rows.size()];
                }
                column[i] = value;
            }
        }
        return column == null ? NO_FLOATS : column;
    }

    private Double[] energies() {
        @Nullable Double[] column = null;
        for (int i = 0; i < rows.size(); i++) {
            double value = rows.get(i).reading.energyWattHours();
            if (!Double.isNaN(value)) {
                if (column == null) {
                    column = new Double[rows.size()];
                }
                column[i] = value;
            }
        }
        return column == null ? NO_DOUBLES : column;
    }

    private Long[] longs(LongField field) {
        @Nullable Long[] column = null;
        for (int i = 0; i < rows.size(); i++) {
            long value = field.of(rows.get(i).reading);
            if (value != Measurement.ABSENT) {
                if (column == null) {
                    column = new Long[rows.size()];
                }
                column[i] = value;
            }
        }
        return column == null ? NO_LONGS : column;
    }

    private interface FloatField {
        float of(Measurement reading);
    }

    private interface LongField {
        long of(Measurement reading);
    }
}
