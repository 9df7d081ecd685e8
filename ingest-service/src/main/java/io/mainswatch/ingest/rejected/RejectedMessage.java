package io.mainswatch.ingest.rejected;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * One message that could not be stored, as it is kept: secrets masked, texts and payload cut.
 *
 * @param bytes the payload's length before the cut
 */
record RejectedMessage(
        @Nullable String homeId,
        @Nullable String deviceId,
        String door,
        String topic,
        String reason,
        Buffer payload,
        int bytes) {
    static final int LONGEST_PAYLOAD_BYTES = 1_024;
    private static final int LONGEST_TOPIC = 256;
    private static final int LONGEST_REASON = 512;

    static RejectedMessage of(
            RejectedMessages.Sender sender, String door, String topic, String reason, Buffer payload, int bytes) {
        int taken = Math.min(payload.length(), 4 * LONGEST_PAYLOAD_BYTES);
        return new RejectedMessage(
                sender.homeId(),
                sender.deviceId(),
                door,
                cut(storable(Masking.path(topic)), LONGEST_TOPIC),
                cut(storable(reason), LONGEST_REASON),
                Buffer.buffer(Masking.payload(payload.getBytes(0, taken), LONGEST_PAYLOAD_BYTES)),
                bytes);
    }

    /** PostgreSQL's text holds no NUL. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end);
    }
}
