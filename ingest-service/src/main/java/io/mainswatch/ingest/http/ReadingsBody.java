package io.mainswatch.ingest.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.mainswatch.common.failure.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/readings}: one JSON object, an array of them, or one after the other (NDJSON); plain or
 * gzip. Read as a stream: what it inflates to is never in memory at once.
 */
final class ReadingsBody {
    static final int MOST_READINGS = BodyRecords.MOST;
    static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(16).build())
            .build();
    private static final int SHOWN_BYTES = 1_024;
    private static final String EXPECTED = "expected a reading, an array of readings, or one reading a line";

    private final byte[] body;
    private final boolean gzip;

    /** @param gzip whether the body is to be inflated */
    ReadingsBody(byte[] body, boolean gzip) {
        this.body = body;
        this.gzip = gzip;
    }

    /**
     * Reads a whole body; for a worker when it is large. A line that is not JSON is refused alone where other lines are.
     *
     * @throws Failure when it is not JSON or not gzip (with line and column), or holds too much
     */
    BodyRecords read(Instant receivedAt, boolean clockIsTrusted) {
        try {
            var records = new BodyRecords(new RecordReader(receivedAt, clockIsTrusted));
            @Nullable Failure mistake = readWhole(records);
            if (mistake == null) {
                return records;
            }
            var lines = new BodyRecords(new RecordReader(receivedAt, clockIsTrusted));
            if (!records.isArray() && readLines(lines)) {
                return lines;
            }
            throw mistake;
        } catch (IOException broken) {
            throw Failure.invalid("the body is not what its Content-Encoding says, expected whole gzip data");
        }
    }

    /** The bytes of these records, which are in the order of the body, as far as they are kept for a person to see. */
    List<byte[]> excerpts(List<BodyRecords.Accepted> records) {
        var excerpts = new ArrayList<byte[]>();
        try (var bytes = inflated()) {
            long at = 0;
            for (var record : records) {
                bytes.skipNBytes(record.start() - at);
                var excerpt = bytes.readNBytes((int) Math.min(record.end() - record.start(), SHOWN_BYTES));
                at = record.start() + excerpt.length;
                excerpts.add(excerpt);
            }
        } catch (IOException broken) {
            throw new IllegalStateException("a body that was read before cannot be read again", broken);
        }
        return excerpts;
    }

    /** As much of the body, inflated where that is possible, as is kept for a person to see. */
    byte[] beginning() {
        try (var bytes = inflated()) {
            return bytes.readNBytes(SHOWN_BYTES);
        } catch (IOException broken) {
            return Arrays.copyOf(body, Math.min(body.length, SHOWN_BYTES));
        }
    }

    /** Null, or what is wrong with the body as a whole. */
    private @Nullable Failure readWhole(BodyRecords records) throws IOException {
        try (var bytes = new InflatedBytes(inflated());
                var parser = JSON.createParser((InputStream) bytes)) {
            try {
                return readValues(parser, bytes, records);
            } catch (JsonProcessingException malformed) {
                return Failure.invalid("the body is not JSON " + place(malformed, parser) + ", " + EXPECTED);
            }
        }
    }

    private static @Nullable Failure readValues(JsonParser parser, InflatedBytes bytes, BodyRecords records)
            throws IOException {
        var token = parser.nextToken();
        if (token == null) {
            return Failure.invalid("the body is empty, " + EXPECTED);
        }
        if (token.isScalarValue()) {
            return Failure.invalid("the body holds a bare value, " + EXPECTED);
        }
        BodyRecords.Excerpt excerpt = (start, end) -> bytes.between(start, end, SHOWN_BYTES);
        for (; token != null; token = parser.nextToken()) {
            records.read(parser, 0, excerpt);
        }
        return null;
    }

    private boolean readLines(BodyRecords records) throws IOException {
        try (var bytes = new InflatedBytes(inflated())) {
            return new BodyLines(records).read(bytes);
        }
    }

    private static String place(JsonProcessingException malformed, JsonParser parser) {
        var at = malformed.getLocation() == null ? parser.currentLocation() : malformed.getLocation();
        return "(line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private InputStream inflated() throws IOException {
        var bytes = new ByteArrayInputStream(body);
        return gzip ? new GZIPInputStream(bytes, 1 << 13) : bytes;
    }
}
