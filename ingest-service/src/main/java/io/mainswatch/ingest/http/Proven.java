package io.mainswatch.ingest.http;

import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.writer.RequestNumber;
import org.jspecify.annotations.Nullable;

/**
 * A sender that is who it says.
 *
 * @param number of its request; null when it is not signed
 * @param seal signs the answer to it; null when it is not signed itself
 */
record Proven(
        KnownDevice device,
        @Nullable RequestNumber number,
        @Nullable AnswerSeal seal) {

    /** Lets a device on plain HTTP know that an answer is ours, and to this request. */
    interface AnswerSeal {
        /** The {@code X-Signature} of an answer with this body. */
        String of(byte[] body);
    }
}
