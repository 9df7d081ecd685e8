package io.mainswatch.ingest.writer;

import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.protocol.Measurement;
import org.jspecify.annotations.Nullable;

/** A reading on its way into the table: all that the database could refuse is already checked. */
final class ReadingRow {
    final KnownDevice device;
    final Measurement reading;
    final @Nullable Packet packet;
    final Intake.Receipt receipt;
    final int channelId;
    /** Its own time, or the time of its receipt, which moves on when another row has it already. */
    long takenAtMicros;

    ReadingRow(
            KnownDevice device, Measurement reading, @Nullable Packet packet, Intake.Receipt receipt, int channelId) {
        this.device = device;
        this.reading = reading;
        this.packet = packet;
        this.receipt = receipt;
        this.channelId = channelId;
        this.takenAtMicros = reading.takenAtMicros();
    }

    /** Whether something other than its time tells it from others. */
    boolean hasOwnIdentity() {
        return reading.isNumbered() || reading.takenAtMicros() == Measurement.ABSENT;
    }
}
