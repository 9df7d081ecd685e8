package io.mainswatch.ingest.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.mainswatch.common.device.MeasurementLimits;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.ingest.protocol.Measurement;
import io.mainswatch.ingest.protocol.NumberRange;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads one record of {@code POST /v1/readings} after the other, forward only. A mistake inside a record is noted and
 * the record read to its end, so that its neighbours are not harmed. Not for two threads.
 */
final class RecordReader {
    private static final int LONGEST_SHOWN = 40;
    /** While our own clock may be wrong, only what no clock can mean is refused here; the writer judges again. */
    private static final Instant FAR_AHEAD = Instant.parse("2100-01-01T00:00:00Z");

    private static final long MICROS_A_MILLI = 1_000;

    private final Instant receivedAt;
    private final Instant latest;
    private final boolean clockIsTrusted;
    private final double[] values = new double[ReadingField.values().length];
    private final EnumSet<ReadingField> seen = EnumSet.noneOf(ReadingField.class);
    private final RecordNumbers numbers = new RecordNumbers();
    private long atMicros;
    private @Nullable String objection;

    /** @param clockIsTrusted whether an instant may be refused for lying ahead of ours */
    RecordReader(Instant receivedAt, boolean clockIsTrusted) {
        this.receivedAt = receivedAt;
        this.clockIsTrusted = clockIsTrusted;
        this.latest = clockIsTrusted ? receivedAt.plus(MeasurementLimits.AHEAD) : FAR_AHEAD;
    }

    /**
     * From a record's first token to its last. Afterwards either {@link #objection()}, or {@link #isLost()}, or
     * {@link #measurement()}.
     *
     * @throws Failure as unavailable when the record's time is an age and our own clock may be wrong: it would be dated
     *     by it for ever, and the sender can still say how old it is when it asks again
     */
    void read(JsonParser parser) throws IOException {
        forget();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            object("a reading is a JSON object, found " + shown(parser));
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            var field = ReadingField.of(name);
            if (field == null) {
                object(cut(name) + ": unknown field");
            } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
                take(field, parser);
            }
            parser.skipChildren();
        }
        judge();
    }

    /** Why the record cannot be stored, or null when it can. */
    @Nullable
    String objection() {
        return objection;
    }

    /** Whether the record only says that its numbers will never come. */
    boolean isLost() {
        return seen.contains(ReadingField.LOST);
    }

    /** The numbers of the record, also of one that is refused; null when it has none. */
    @Nullable
    NumberRange numbers() {
        return numbers.range(channel());
    }

    private int channel() {
        double channel = value(ReadingField.CHANNEL);
        return Double.isNaN(channel) ? 1 : (int) channel;
    }

    Measurement measurement() {
        boolean numbered = numbers.areGiven();
        return new Measurement(
                channel(),
                takenAtMicros(),
                (float) value(ReadingField.POWER),
                (float) value(ReadingField.VOLTAGE),
                (float) value(ReadingField.CURRENT),
                (float) value(ReadingField.FREQUENCY),
                (float) value(ReadingField.FACTOR),
                value(ReadingField.ENERGY),
                numbered ? numbers.boot() : Measurement.ABSENT,
                numbered ? numbers.last() : Measurement.ABSENT,
                numbered ? numbers.first() : Measurement.ABSENT);
    }

    private void forget() {
        seen.clear();
        numbers.forget();
        Arrays.fill(values, Double.NaN);
        objection = null;
    }

    private void take(ReadingField field, JsonParser parser) throws IOException {
        if (!seen.add(field)) {
            object(field.wire() + ": given twice");
        } else if (field == ReadingField.AT) {
            takeInstant(parser);
        } else if (field == ReadingField.LOST) {
            if (parser.currentToken() != JsonToken.VALUE_TRUE) {
                object(field.wire() + ": " + shown(parser) + ", " + field.expected());
            }
        } else {
            takeNumber(field, parser);
        }
    }

    private void takeNumber(ReadingField field, JsonParser parser) throws IOException {
        var token = parser.currentToken();
        boolean isNumber =
                token == JsonToken.VALUE_NUMBER_INT || (token == JsonToken.VALUE_NUMBER_FLOAT && !field.isWhole());
        double value = isNumber ? parser.getDoubleValue() : Double.NaN;
        if (!field.allows(value)) {
            object(field.wire() + ": " + shown(parser) + ", " + field.expected());
            return;
        }
        values[field.ordinal()] = value;
        if (field.isNumber()) {
            numbers.take(field, parser.getLongValue());
        }
    }

    private void takeInstant(JsonParser parser) throws IOException {
        try {
            var text = parser.currentToken() == JsonToken.VALUE_STRING && parser.getTextLength() <= LONGEST_SHOWN
                    ? parser.getText()
                    : "";
            var at = OffsetDateTime.parse(text).toInstant();
            if (at.isBefore(MeasurementLimits.EARLIEST) || at.isAfter(latest)) {
                object("at: " + text + ", expected from " + MeasurementLimits.EARLIEST + " to a day from now");
            } else {
                atMicros = Micros.of(at);
            }
        } catch (DateTimeParseException e) {
            object("at: " + shown(parser) + ", " + ReadingField.AT.expected());
        }
    }

    private void judge() {
        if (objection != null) {
            return;
        }
        if (seen.contains(ReadingField.AGE) && !clockIsTrusted) {
            throw Failure.unavailable(
                    "the server does not know the time yet, so ageMs means nothing: send it again", null);
        }
        var mistake = numbers.objection();
        if (mistake != null) {
            object(mistake);
        } else if (isLost()) {
            judgeLost();
        } else if (seen.stream().noneMatch(ReadingField::isMeasured)) {
            object("nothing measured, expected at least one of powerWatts, voltageVolts, currentAmps, energyWh");
        } else if (seen.contains(ReadingField.AT) && seen.contains(ReadingField.AGE)) {
            object("at and ageMs: expected one of the two");
        }
    }

    private void judgeLost() {
        if (!numbers.areGiven()) {
            object("lost: expected boot, seqFrom and seqTo with it");
        } else if (seen.stream().anyMatch(field -> field.isMeasured() || field == ReadingField.AT)) {
            object("lost: expected nothing measured with it");
        }
    }

    /** To the millisecond for an age: so exact is the device's own claim, and the network's delay is in it anyway. */
    private long takenAtMicros() {
        if (seen.contains(ReadingField.AT)) {
            return atMicros;
        }
        return seen.contains(ReadingField.AGE)
                ? Micros.of(receivedAt) - (long) value(ReadingField.AGE) * MICROS_A_MILLI
                : Measurement.ABSENT;
    }

    private double value(ReadingField field) {
        return values[field.ordinal()];
    }

    /** The first mistake is the one told. */
    private void object(String reason) {
        if (objection == null) {
            objection = reason;
        }
    }

    private static String shown(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "{…}";
            case START_ARRAY -> "[…]";
            case VALUE_STRING -> '"' + cut(parser.getText()) + '"';
            default -> cut(parser.getText());
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
