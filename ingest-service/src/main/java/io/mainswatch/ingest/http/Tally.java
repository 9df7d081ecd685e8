package io.mainswatch.ingest.http;

import io.mainswatch.ingest.http.ReadingsOutcome.Rejection;
import io.mainswatch.ingest.writer.Intake;
import java.util.ArrayList;
import java.util.List;

/** Counts the receipts of one request. Belongs to one event loop. */
final class Tally {
    private final List<Rejection> rejections = new ArrayList<>();
    private final Runnable onReceipt;
    private int stored;
    private int duplicates;

    /** @param onReceipt called after each */
    Tally(Runnable onReceipt) {
        this.onReceipt = onReceipt;
    }

    int size() {
        return stored + duplicates + rejections.size();
    }

    ReadingsOutcome outcome() {
        return new ReadingsOutcome(stored, duplicates, rejections);
    }

    /** For the record at this place of the request. */
    Intake.Receipt receipt(int index) {
        return new One(index);
    }

    private final class One implements Intake.Receipt {
        private final int index;

        One(int index) {
            this.index = index;
        }

        @Override
        public void stored() {
            stored++;
            onReceipt.run();
        }

        @Override
        public void duplicate() {
            duplicates++;
            onReceipt.run();
        }

        @Override
        public void rejected(String reason) {
            rejections.add(new Rejection(index, reason));
            onReceipt.run();
        }
    }
}
