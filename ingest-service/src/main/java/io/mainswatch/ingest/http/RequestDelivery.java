package io.mainswatch.ingest.http;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.ingest.writer.Intake;
import io.mainswatch.ingest.writer.Intake.Said;
import io.mainswatch.ingest.writer.LostNumbers;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Hands a request to the writer as a whole and waits for its commit. Belongs to one event loop. */
final class RequestDelivery {
    /** A request is one transaction: it must end in a moment. */
    static final int MOST_READINGS = 10_000;

    private static final long PATIENCE_SECONDS = 60;

    private final Intake intake;

    RequestDelivery(Intake intake) {
        this.intake = intake;
    }

    /** Everything in the request, and its number with it. */
    Future<ReadingsOutcome> whole(Proven sender, BodyRecords records) {
        if (records.size() > MOST_READINGS) {
            return Future.failedFuture(
                    Failure.tooLarge("more than " + MOST_READINGS + " readings in one signed request"));
        }
        return submit(sender, records, records.accepted());
    }

    /** Only what is no reading, of a request that is not signed. */
    Future<ReadingsOutcome> rest(Proven sender, BodyRecords records) {
        return submit(sender, records, List.of());
    }

    /** The number alone, of a request that brings nothing to store. */
    Future<Void> number(Proven sender) {
        return sender.number() == null
                ? Future.succeededFuture()
                : inTime(intake.request(sender.device(), sender.number(), List.of(), List.of()));
    }

    private Future<ReadingsOutcome> submit(Proven sender, BodyRecords records, List<BodyRecords.Accepted> readings) {
        var tally = new Tally(() -> {});
        var lost = lost(records, tally);
        if (sender.number() == null && readings.isEmpty() && lost.isEmpty()) {
            return Future.succeededFuture(tally.outcome());
        }
        var said = readings.stream()
                .map(record -> new Said(record.measurement(), tally.receipt(record.index())))
                .toList();
        return inTime(intake.request(sender.device(), sender.number(), said, lost))
                .map(done -> tally.outcome());
    }

    private static List<LostNumbers> lost(BodyRecords records, Tally tally) {
        var lost = new ArrayList<LostNumbers>();
        records.lost().forEach(record -> lost.add(new LostNumbers(record.numbers(), tally.receipt(record.index()))));
        for (var refused : records.refused()) {
            if (refused.numbers() != null) {
                lost.add(new LostNumbers(refused.numbers(), new Tally(() -> {}).receipt(refused.index())));
            }
        }
        return lost;
    }

    private static <T extends @Nullable Object> Future<T> inTime(Future<T> stored) {
        return stored.timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .recover(cause -> Future.failedFuture(
                        cause instanceof TimeoutException
                                ? Failure.unavailable("not stored in time, send it again", cause)
                                : cause));
    }
}
