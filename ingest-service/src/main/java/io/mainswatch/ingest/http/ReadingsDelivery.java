package io.mainswatch.ingest.http;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.http.BodyRecords.Accepted;
import io.mainswatch.ingest.writer.Intake;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;

/**
 * Hands the readings of one request to the writer, a little at a time and only while it accepts, and waits for every
 * receipt. When they do not all come in time the sender is told to come back: what was stored meanwhile will be a
 * duplicate then. Belongs to one event loop.
 */
final class ReadingsDelivery {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** So many without letting others have the event loop. */
    private static final int AT_ONCE = 500;

    private final Vertx vertx;
    private final Intake intake;
    private final KnownDevice device;
    private final List<Accepted> readings;
    private final Promise<ReadingsOutcome> outcome = Promise.promise();
    private final Tally tally = new Tally(this::tellWhenAll);
    private int handedOver;

    ReadingsDelivery(Vertx vertx, Intake intake, KnownDevice device, List<Accepted> readings) {
        this.vertx = vertx;
        this.intake = intake;
        this.device = device;
        this.readings = readings;
    }

    /** Completes after the commit of all; fails as unavailable when that takes too long. */
    Future<ReadingsOutcome> run() {
        long deadline = vertx.setTimer(
                PATIENCE.toMillis(),
                timer -> outcome.tryFail(
                        Failure.unavailable("the readings are not all stored yet, send them again", null)));
        handOver();
        return outcome.future().onComplete(done -> vertx.cancelTimer(deadline));
    }

    private void handOver() {
        if (readings.isEmpty()) {
            tellWhenAll();
        }
        for (int i = 0; i < AT_ONCE && handedOver < readings.size(); i++) {
            if (outcome.future().isComplete()) {
                return;
            }
            if (!intake.accepting()) {
                intake.whenAccepting(this::handOver);
                return;
            }
            var next = readings.get(handedOver++);
            intake.reading(device, next.measurement(), tally.receipt(next.index()));
        }
        if (handedOver < readings.size()) {
            vertx.runOnContext(others -> handOver());
        }
    }

    private void tellWhenAll() {
        if (tally.size() == readings.size()) {
            outcome.tryComplete(tally.outcome());
        }
    }
}
