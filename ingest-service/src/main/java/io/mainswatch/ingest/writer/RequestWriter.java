package io.mainswatch.ingest.writer;

import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.protocol.Measurement;
import io.mainswatch.ingest.protocol.NumberRange;
import io.mainswatch.ingest.protocol.Plausible;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests that are stored as a whole: with their number, their readings and what they declare lost, or not at
 * all. Belongs to one event loop.
 */
final class RequestWriter {
    private static final int MOST_ROWS_TOGETHER = 4_000;

    private final GroupCommit<Delivery> commits;
    private final RowPreparation preparation;
    private final Verdicts verdicts;
    private final NewestValues newest;
    private final Set<Long> secretsTogether = new HashSet<>();
    private int rowsTogether;
    private int size;

    RequestWriter(GroupCommit<Delivery> commits, RowPreparation preparation, Verdicts verdicts, NewestValues newest) {
        this.commits = commits;
        this.preparation = preparation;
        this.verdicts = verdicts;
        this.newest = newest;
    }

    /** See {@link Intake#request}. */
    Future<Void> submit(
            KnownDevice device, @Nullable RequestNumber number, List<Intake.Said> readings, List<LostNumbers> lost) {
        var delivery = new Delivery(device, number);
        delivery.lost().addAll(lost);
        int weight = 1 + readings.size();
        size += weight;
        var assembly = new Assembly(delivery, readings.size());
        readings.forEach(assembly::prepare);
        return delivery.done().future().onComplete(done -> size -= weight);
    }

    /** Readings and requests waiting or in flight. */
    int size() {
        return size;
    }

    void onShrink(Runnable listener) {
        commits.onShrink(listener);
    }

    Future<Void> drain() {
        return commits.drain();
    }

    /** One secret is at most once in a batch, because each of its requests is judged by the one before. */
    private void queue(Delivery delivery) {
        if (commits.isFresh()) {
            startTogether();
        }
        boolean isSecond = delivery.isNumbered() && secretsTogether.contains(delivery.secretId());
        if (isSecond || rowsTogether + delivery.rows().size() > MOST_ROWS_TOGETHER) {
            commits.cut();
            startTogether();
        }
        if (delivery.isNumbered()) {
            secretsTogether.add(delivery.secretId());
        }
        rowsTogether += delivery.rows().size();
        commits.add(delivery);
    }

    private void startTogether() {
        secretsTogether.clear();
        rowsTogether = 0;
    }

    /** Collects the rows of one delivery until each is ready or refused. */
    private final class Assembly {
        private final Delivery delivery;
        private int open;

        Assembly(Delivery delivery, int readings) {
            this.delivery = delivery;
            this.open = readings;
            if (readings == 0) {
                queue(delivery);
            }
        }

        void prepare(Intake.Said said) {
            var measurement = said.measurement();
            var receipt = new Preparing(said);
            var objection = Plausible.objection(measurement, newest.nowMicros(), "at");
            if (objection == null) {
                preparation.findChannel(delivery.device(), measurement, null, receipt, row -> {
                    if (row.takenAtMicros == Measurement.ABSENT) {
                        row.takenAtMicros = newest.stamp(row.channelId);
                    }
                    preparation.findWeek(row, ready -> {
                        receipt.isReady = true;
                        delivery.rows().add(ready);
                        close();
                    });
                });
            } else {
                verdicts.rejected(receipt, objection);
            }
        }

        private void close() {
            open--;
            if (open == 0) {
                queue(delivery);
            }
        }

        /** Refused before it was ready, a record takes its numbers with it. */
        private final class Preparing implements Intake.Receipt {
            private final Intake.Said said;
            private boolean isReady;

            Preparing(Intake.Said said) {
                this.said = said;
            }

            @Override
            public void stored() {
                said.receipt().stored();
            }

            @Override
            public void duplicate() {
                said.receipt().duplicate();
            }

            @Override
            public void rejected(String reason) {
                said.receipt().rejected(reason);
                var reading = said.measurement();
                if (!isReady) {
                    if (reading.isNumbered()) {
                        delivery.giveUp(NumberRange.of(reading));
                    }
                    close();
                }
            }
        }
    }
}
