package io.mainswatch.ingest.protocol;

/**
 * Some of a device's own record numbers, both ends included.
 *
 * @param channel 1 to 64
 * @param boot number of the device's start
 */
public record NumberRange(int channel, long boot, long from, long to) {
    public NumberRange {
        if (from > to) {
            throw new IllegalArgumentException("a range of numbers begins before it ends");
        }
    }

    /** The numbers a numbered reading stands for. */
    public static NumberRange of(Measurement reading) {
        return new NumberRange(reading.channel(), reading.boot(), reading.seqFrom(), reading.seq());
    }
}
