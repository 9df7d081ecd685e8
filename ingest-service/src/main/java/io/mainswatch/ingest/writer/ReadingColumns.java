package io.mainswatch.ingest.writer;

import io.mainswatch.ingest.protocol.Measurement;
import io.vertx.sqlclient.Tuple;
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
        return addValues(Tuple.tuple().addArrayOfInteger(channels()).addArrayOfLong(times()))
                .addArrayOfLong(longs(reading -> reading.boot()))
                .addArrayOfLong(longs(reading -> reading.seq()));
    }

    /** Adds the six measured columns: power, voltage, current, frequency, factor, energy. */
    Tuple addValues(Tuple tuple) {
        return tuple.addArrayOfFloat(floats(reading -> reading.powerWatts()))
                .addArrayOfFloat(floats(reading -> reading.voltageVolts()))
                .addArrayOfFloat(floats(reading -> reading.currentAmps()))
                .addArrayOfFloat(floats(reading -> reading.frequencyHertz()))
                .addArrayOfFloat(floats(reading -> reading.powerFactor()))
                .addArrayOfDouble(energies());
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
