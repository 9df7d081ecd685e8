package io.mainswatch.ingest.gateway;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.ingest.protocol.Measurement;
import io.mainswatch.ingest.protocol.MetricsPayload;
import io.mainswatch.ingest.rejected.RejectedMessages;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Reads payloads out of the socket's buffers into one array that is used again for every message. */
final class PayloadReader {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final byte[] bytes = new byte[MqttGateway.LARGEST_PACKET];
    private final MetricsPayload metrics = new MetricsPayload();
    private int length;

    /** Takes over the payload; what the other methods say is about it until the next call. */
    void read(ByteBuf payload) {
        length = payload.readableBytes();
        payload.getBytes(payload.readerIndex(), bytes, 0, length);
    }

    /** @throws Failure when it is no reading */
    Measurement metrics() {
        return metrics.parse(bytes, length);
    }

    /** As much of it as is kept of a message that is rejected. */
    byte[] beginning() {
        return Arrays.copyOf(bytes, Math.min(length, RejectedMessages.KEPT_PAYLOAD_BYTES));
    }

    int length() {
        return length;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    /** 64-bit FNV-1a. */
    long hash() {
        long hash = FNV_OFFSET;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * FNV_PRIME;
        }
        return hash;
    }
}
