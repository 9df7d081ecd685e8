package io.mainswatch.ingest.writer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows parted so that one record number is at most once in each part: the second waits for the verdict on the first. */
final class RowWaves {
    private RowWaves() {}

    /** Rows with a number or without a time first; those whose identity is their time are one part at the end. */
    static List<List<ReadingRow>> of(List<ReadingRow> rows) {
        var waves = new ArrayList<List<ReadingRow>>();
        var keys = new ArrayList<Set<RecordNumber>>();
        var plain = new ArrayList<ReadingRow>();
        for (var row : rows) {
            if (row.hasOwnIdentity()) {
                place(waves, keys, row);
            } else {
                plain.add(row);
            }
        }
        if (!plain.isEmpty()) {
            waves.add(plain);
        }
        return waves;
    }

    private static void place(List<List<ReadingRow>> waves, List<Set<RecordNumber>> keys, ReadingRow row) {
        int wave = 0;
        while (wave < waves.size()
                && row.reading.isNumbered()
                && !keys.get(wave).add(RecordNumber.of(row))) {
            wave++;
        }
        if (wave == waves.size()) {
            waves.add(new ArrayList<>());
            keys.add(new HashSet<>());
            if (row.reading.isNumbered()) {
                keys.get(wave).add(RecordNumber.of(row));
            }
        }
        waves.get(wave).add(row);
    }
}
