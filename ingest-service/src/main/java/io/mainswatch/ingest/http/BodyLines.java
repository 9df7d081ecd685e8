package io.mainswatch.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a body that is not JSON as a whole line by line, so that a line that is no JSON harms no other: where a device
 * lost power while it wrote its journal, the rest of the journal is still good.
 */
final class BodyLines {
    private static final int LONGEST_LINE = 64 << 10;
    private static final int SHOWN_BYTES = 1_024;
    private static final String EXPECTED = "expected one reading a line";

    private final BodyRecords records;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int lineNumber = 1;
    private long lineStart;
    private long lineLength;
    private boolean anyIsGood;

    BodyLines(BodyRecords records) {
        this.records = records;
    }

    /** Whether any line is a record: if none is, this is not a body of lines. */
    boolean read(InputStream bytes) throws IOException {
        var buffered = new BufferedInputStream(bytes);
        for (int next = buffered.read(); next >= 0; next = buffered.read()) {
            if (next == '\n') {
                endLine();
            } else {
                take(next);
            }
        }
        endLine();
        return anyIsGood;
    }

    private void take(int next) {
        lineLength++;
        if (lineLength <= LONGEST_LINE) {
            line.write(next);
        }
    }

    private void endLine() throws IOException {
        byte[] bytes = line.toByteArray();
        if (lineLength > LONGEST_LINE) {
            records.refuse("line " + lineNumber + ": more than " + LONGEST_LINE + " bytes", beginning(bytes));
        } else if (!isBlank(bytes)) {
            readLine(bytes);
        }
        lineNumber++;
        lineStart += lineLength + 1;
        lineLength = 0;
        line.reset();
    }

    private void readLine(byte[] bytes) throws IOException {
        int before = records.size();
        try (var parser = ReadingsBody.JSON.createParser(bytes)) {
            boolean isRecord = false;
            while (parser.nextToken() != null) {
                isRecord = parser.currentToken().isStructStart();
                records.read(parser, lineStart, (start, end) -> part(bytes, start, end));
            }
            anyIsGood |= isRecord;
        } catch (JsonProcessingException malformed) {
            records.forgetFrom(before);
            records.refuse(
                    "not JSON (line " + lineNumber + ", column " + column(malformed) + "), " + EXPECTED,
                    beginning(bytes));
        }
    }

    private static int column(JsonProcessingException malformed) {
        return malformed.getLocation() == null ? 1 : malformed.getLocation().getColumnNr();
    }

    private static byte[] part(byte[] bytes, long start, long end) {
        int from = (int) Math.max(0, start);
        int to = (int) Math.min(Math.min(end, bytes.length), from + (long) SHOWN_BYTES);
        return Arrays.copyOfRange(bytes, from, Math.max(from, to));
    }

    private static byte[] beginning(byte[] bytes) {
        return Arrays.copyOf(bytes, Math.min(bytes.length, SHOWN_BYTES));
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte one : bytes) {
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }
}
