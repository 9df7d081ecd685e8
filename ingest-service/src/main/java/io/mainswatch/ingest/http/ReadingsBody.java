package io.mainswatch.ingest.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.ingest.protocol.Measurement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The body of {@code POST /v1/readings}: one JSON object, an array of them, or one after the other (NDJSON); plain or
 * gzip. Read as a stream: what it inflates to is never in memory at once.
 */
final class ReadingsBody {
    static final int MOST_READINGS = 50_000;
    private static final int SHOWN_BYTES = 1_024;
    private static final String EXPECTED = "expected a reading, an array of readings, or one reading a line";
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(16).build())
            .build();

    private final RecordReader records;
    private final List<Accepted> accepted = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();

    private ReadingsBody(RecordReader records) {
        this.records = records;
    }

    /** A record that can go to the writer, by its place in the request. */
    record Accepted(int index, Measurement measurement) {}

    /** A record that cannot, with its bytes as far as they are at hand. */
    record Refused(int index, String reason, byte[] excerpt) {}

    /** Every record of a body, in its order. */
    record Content(List<Accepted> accepted, List<Refused> refused) {}

    /**
     * Reads a whole body; for a worker when it is large.
     *
     * @throws Failure when it is not JSON or not gzip (with line and column), or holds too much
     */
    static Content read(byte[] body, boolean gzip, Instant receivedAt, boolean clockIsTrusted) {
        var content = new ReadingsBody(new RecordReader(receivedAt, clockIsTrusted));
        try (var bytes = new InflatedBytes(plain(body, gzip));
                var parser = JSON.createParser(bytes)) {
            content.readAll(parser, bytes);
        } catch (IOException broken) {
            throw Failure.invalid("the body is not what its Content-Encoding says, expected whole gzip data");
        }
        return new Content(content.accepted, content.refused);
    }

    private static InputStream plain(byte[] body, boolean gzip) throws IOException {
        var bytes = new ByteArrayInputStream(body);
        return gzip ? new GZIPInputStream(bytes, 1 << 13) : bytes;
    }

    private void readAll(JsonParser parser, InflatedBytes bytes) throws IOException {
        try {
            readRecords(parser, bytes);
        } catch (JsonProcessingException malformed) {
            var at = malformed.getLocation() == null ? parser.currentLocation() : malformed.getLocation();
            throw Failure.invalid(
                    "the body is not JSON (line " + at.getLineNr() + ", column " + at.getColumnNr() + "), " + EXPECTED);
        }
    }

    private void readRecords(JsonParser parser, InflatedBytes bytes) throws IOException {
        var token = parser.nextToken();
        if (token == null) {
            throw Failure.invalid("the body is empty, " + EXPECTED);
        }
        for (; token != null; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT -> readOne(parser, bytes);
                case START_ARRAY -> readArray(parser, bytes);
                default -> throw Failure.invalid("the body holds a bare value, " + EXPECTED);
            }
        }
    }

    private void readArray(JsonParser parser, InflatedBytes bytes) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            readOne(parser, bytes);
        }
    }

    private void readOne(JsonParser parser, InflatedBytes bytes) throws IOException {
        int index = accepted.size() + refused.size();
        if (index == MOST_READINGS) {
            throw Failure.tooLarge("more than " + MOST_READINGS + " readings in one request");
        }
        long start = parser.currentTokenLocation().getByteOffset();
        records.read(parser);
        var objection = records.objection();
        if (objection == null) {
            accepted.add(new Accepted(index, records.measurement()));
        } else {
            long end = parser.currentLocation().getByteOffset();
            refused.add(new Refused(
                    index,
                    objection,
                    // Nobody reads the excerpts of thousands: the first ones tell what is wrong.
                    refused.size() < 100 ? bytes.between(start, end, SHOWN_BYTES) : new byte[0]));
        }
    }
}
