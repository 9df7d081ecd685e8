package io.mainswatch.ingest.writer;

import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.protocol.NumberRange;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one request brings: stored with the request's number in one transaction, or not at all. */
final class Delivery {
    private final KnownDevice device;
    private final @Nullable RequestNumber number;
    private final List<ReadingRow> rows = new ArrayList<>();
    private final List<LostNumbers> lost = new ArrayList<>();
    private final Promise<Void> done = Promise.promise();

    /** @param number null for a request that is not signed */
    Delivery(KnownDevice device, @Nullable RequestNumber number) {
        this.device = device;
        this.number = number;
    }

    KnownDevice device() {
        return device;
    }

    boolean isNumbered() {
        return number != null;
    }

    /** Only of one that is numbered. */
    RequestNumber number() {
        return Objects.requireNonNull(number);
    }

    long secretId() {
        return number().secretId();
    }

    List<ReadingRow> rows() {
        return rows;
    }

    List<LostNumbers> lost() {
        return lost;
    }

    /** The numbers of a record that is refused for good: asking for them again would be in vain. */
    void giveUp(NumberRange numbers) {
        lost.add(new LostNumbers(numbers, new Silence()));
    }

    /** Completes when every receipt was told, or fails when nothing is stored. */
    Promise<Void> done() {
        return done;
    }

    /** Its sender was told of the refusal already. */
    private static final class Silence implements Intake.Receipt {
        @Override
        public void stored() {
            // Told already.
        }

        @Override
        public void duplicate() {
            // Told already.
        }

        @Override
        public void rejected(String reason) {
            // Told already.
        }
    }
}
