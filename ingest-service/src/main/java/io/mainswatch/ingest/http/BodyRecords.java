package io.mainswatch.ingest.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.ingest.protocol.Measurement;
import io.mainswatch.ingest.protocol.NumberRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of one body in its order, each either good for the writer or refused. Not for two threads. */
final class BodyRecords {
    static final int MOST = 50_000;
    /** Nobody reads the excerpts of thousands: the first ones tell what is wrong. */
    static final int MOST_EXCERPTS = 100;

    private final RecordReader reader;
    private final List<Accepted> accepted = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final List<Lost> lost = new ArrayList<>();
    private boolean isArray;

    BodyRecords(RecordReader reader) {
        this.reader = reader;
    }

    /** A record that can go to the writer, by its place in the request and its bytes in the inflated body. */
    record Accepted(int index, Measurement measurement, long start, long end) {}

    /**
     * A record that cannot, with its bytes as far as they are at hand.
     *
     * @param numbers its own, which then need not be asked for again; null when it has none
     */
    record Refused(
            int index,
            String reason,
            byte[] excerpt,
            @Nullable NumberRange numbers) {}

    /** A record that says which others will never come. */
    record Lost(int index, NumberRange numbers) {}

    /** The bytes between two places that the parser tells. */
    interface Excerpt {
        byte[] between(long start, long end);
    }

    List<Accepted> accepted() {
        return accepted;
    }

    List<Refused> refused() {
        return refused;
    }

    List<Lost> lost() {
        return lost;
    }

    int size() {
        return accepted.size() + refused.size() + lost.size();
    }

    /** Whether the last value read is an array. */
    boolean isArray() {
        return isArray;
    }

    /**
     * Reads one value: a record, or an array of them.
     *
     * @param offset where in the body the parser's first byte is
     * @throws Failure when there are more than {@link #MOST} records
     */
    void read(JsonParser parser, long offset, Excerpt bytes) throws IOException {
        isArray = parser.currentToken() == JsonToken.START_ARRAY;
        if (!isArray) {
            readOne(parser, offset, bytes);
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            readOne(parser, offset, bytes);
        }
    }

    /** Adds a record that could not be read at all. */
    void refuse(String reason, byte[] excerpt) {
        refuse(reason, excerpt, null);
    }

    private void refuse(String reason, byte[] excerpt, @Nullable NumberRange numbers) {
        refused.add(new Refused(nextIndex(), reason, refused.size() < MOST_EXCERPTS ? excerpt : new byte[0], numbers));
    }

    /** Forgets every record from this place on. */
    void forgetFrom(int index) {
        accepted.removeIf(record -> record.index() >= index);
        refused.removeIf(record -> record.index() >= index);
        lost.removeIf(record -> record.index() >= index);
    }

    private void readOne(JsonParser parser, long offset, Excerpt bytes) throws IOException {
        int index = nextIndex();
        long start = parser.currentTokenLocation().getByteOffset();
        reader.read(parser);
        long end = parser.currentLocation().getByteOffset();
        var objection = reader.objection();
        var numbers = reader.numbers();
        if (objection == null && reader.isLost() && numbers != null) {
            lost.add(new Lost(index, numbers));
        } else if (objection == null) {
            accepted.add(new Accepted(index, reader.measurement(), offset + start, offset + end));
        } else {
            refuse(objection, refused.size() < MOST_EXCERPTS ? bytes.between(start, end) : new byte[0], numbers);
        }
    }

    private int nextIndex() {
        int index = size();
        if (index == MOST) {
            throw Failure.tooLarge("more than " + MOST + " readings in one request");
        }
        return index;
    }
}
