package io.mainswatch.ingest.writer;

import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.protocol.Heartbeat;
import io.mainswatch.ingest.protocol.Measurement;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a device said and tells, after the commit, what became of it. Bounded: a door asks {@link #accepting()}
 * before it reads on, and waits when the answer is no.
 */
public interface Intake {
    /** Queues one reading. The receipt is told exactly once, unless the program ends first. */
    void reading(KnownDevice device, Measurement measurement, Receipt receipt);

    /** Queues one sign of life. */
    void heartbeat(KnownDevice device, Heartbeat heartbeat, Receipt receipt);

    /**
     * Stores a request as a whole: its number, its readings and what it declares lost, or nothing of it. Every receipt is
     * told before the future completes.
     *
     * @param number null for a request that is not signed: it may come again
     * @return fails as in conflict when a request of this number or a higher one was taken before, as unauthenticated when
     *     the secret has ended; then nothing is stored
     */
    Future<Void> request(
            KnownDevice device, @Nullable RequestNumber number, List<Said> readings, List<LostNumbers> lost);

    /** Whether there is room. While there is none, a door stops reading its sockets or answers 503. */
    boolean accepting();

    /** Calls back, once, when there is room again; at once when there is. */
    void whenAccepting(Runnable door);

    /** One reading of a request. */
    record Said(Measurement measurement, Receipt receipt) {}

    /** What became of one queued item. Called on the event loop that queued it. */
    interface Receipt {
        /** It is committed and new. */
        void stored();

        /** It was committed before, with the same values: a success. */
        void duplicate();

        /** It can never be stored; kept for a person to see. */
        void rejected(String reason);
    }
}
