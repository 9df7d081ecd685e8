package io.mainswatch.ingest.writer;

/** A device's own number of a record. */
record RecordNumber(int channelId, long boot, long seq) {
    static RecordNumber of(ReadingRow row) {
        return new RecordNumber(row.channelId, row.reading.boot(), row.reading.seq());
    }
}
