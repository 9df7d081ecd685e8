package io.mainswatch.ingest.http;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.protocol.Heartbeat;
import io.mainswatch.ingest.protocol.Measurement;
import io.mainswatch.ingest.writer.Intake;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Consumer;

/** Stores one item and waits for its commit, while the writer accepts and within bounds of number and time. */
final class Receipts {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** What one item in hand is counted for. */
    private static final long ITEM_BYTES = 1_024;

    private final Vertx vertx;
    private final Intake intake;
    private final Admission admission;

    Receipts(Vertx vertx, Intake intake, Admission admission) {
        this.vertx = vertx;
        this.intake = intake;
        this.admission = admission;
    }

    /** @return true when it was new, false for a duplicate; fails like {@link #heartbeat} */
    Future<Boolean> reading(KnownDevice device, Measurement measurement) {
        return await(receipt -> intake.reading(device, measurement, receipt));
    }

    /** Fails as in conflict when it can never be stored, as unavailable when there is no room or no answer. */
    Future<Void> heartbeat(KnownDevice device, Heartbeat heartbeat) {
        return await(receipt -> intake.heartbeat(device, heartbeat, receipt)).mapEmpty();
    }

    /** Any other item: {@code queue} hands it over with the receipt that is waited for. */
    Future<Boolean> await(Consumer<Intake.Receipt> queue) {
        if (!intake.accepting()) {
            return Future.failedFuture(Failure.unavailable("the writer is full, send it again", null));
        }
        try {
            admission.enter(ITEM_BYTES);
        } catch (Failure crowded) {
            return Future.failedFuture(crowded);
        }
        Promise<Boolean> stored = Promise.promise();
        long deadline = vertx.setTimer(
                PATIENCE.toMillis(),
                timer -> stored.tryFail(Failure.unavailable("not stored in time, send it again", null)));
        queue.accept(new PromisedReceipt(stored));
        return stored.future().onComplete(done -> {
            vertx.cancelTimer(deadline);
            admission.leave(ITEM_BYTES);
        });
    }

    private record PromisedReceipt(Promise<Boolean> promise) implements Intake.Receipt {
        @Override
        public void stored() {
            promise.tryComplete(true);
        }

        @Override
        public void duplicate() {
            promise.tryComplete(false);
        }

        @Override
        public void rejected(String reason) {
            promise.tryFail(Failure.conflict(reason));
        }
    }
}
