package io.mainswatch.ingest.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.mainswatch.common.device.MeasurementLimits;
import io.mainswatch.common.failure.Failure;
import java.io.IOException;

/**
 * {@code pzem/metrics}: {@code {"voltage":220.5,"current":1.2,"power":264.6}} and, optionally, {@code energy} (kWh),
 * {@code frequency}, {@code pf}, {@code channel}, {@code ts} (Unix ms), {@code boot}, {@code seq}. Unknown fields are
 * skipped. Reads forward once and boxes nothing; an instance is not for two threads.
 */
public final class MetricsPayload {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(16).build())
            .build();
    private static final double WATT_HOURS_PER_KWH = 1_000;
    private static final long MICROS_PER_MILLI = 1_000;
    /** Beyond any instant that is accepted, and far from an overflow of microseconds. */
    private static final long LARGEST_MILLIS = Long.MAX_VALUE / 2 / MICROS_PER_MILLI;

    private int channel;
    private long takenAtMicros;
    private float power;
    private float voltage;
    private float current;
    private float frequency;
    private float factor;
    private double energy;
    private long boot;
    private long seq;
    private boolean measured;

    /**
     * The payload as a measurement.
     *
     * @throws Failure when it is not what the topic carries; the message names field, value and expected form
     */
    public Measurement parse(byte[] payload, int length) {
        forget();
        try (var parser = JSON.createParser(payload, 0, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Failure.invalid("payload: not a JSON object; expected {\"voltage\":…,\"current\":…,\"power\":…}");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var field = parser.currentName();
                take(field, parser.nextToken(), parser);
            }
            if (parser.nextToken() != null) {
                throw Failure.invalid("payload: more follows the JSON object; expected nothing");
            }
        } catch (IOException e) {
            throw Failure.invalid("payload: not JSON; expected {\"voltage\":…,\"current\":…,\"power\":…}");
        }
        if (!measured) {
            throw Failure.invalid("payload: no value; expected voltage, current, power, energy, frequency or pf");
        }
        return new Measurement(channel, takenAtMicros, power, voltage, current, frequency, factor, energy, boot, seq);
    }

    private void take(String field, JsonToken token, JsonParser parser) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        switch (field) {
            case "voltage" -> voltage = (float) measure(field, parser, 0, MeasurementLimits.VOLTAGE_VOLTS);
            case "current" -> current = (float) measure(field, parser, 0, MeasurementLimits.CURRENT_AMPS);
            case "power" ->
                power = (float) measure(field, parser, -MeasurementLimits.POWER_WATTS, MeasurementLimits.POWER_WATTS);
            case "energy" ->
                energy = WATT_HOURS_PER_KWH
                        * measure(field, parser, 0, MeasurementLimits.ENERGY_WATT_HOURS / WATT_HOURS_PER_KWH);
            case "frequency" -> frequency = (float) measure(field, parser, 0, MeasurementLimits.FREQUENCY_HERTZ);
            case "pf" -> factor = (float) measure(field, parser, -1, 1);
            case "channel" ->
                channel = (int) Plausible.within(field, whole(field, parser), 1, MeasurementLimits.CHANNELS);
            case "ts" ->
                takenAtMicros = MICROS_PER_MILLI
                        * Plausible.within(field, whole(field, parser), -LARGEST_MILLIS, LARGEST_MILLIS);
            case "boot" -> boot = Plausible.number(field, whole(field, parser));
            case "seq" -> seq = Plausible.number(field, whole(field, parser));
            default -> parser.skipChildren();
        }
    }

    private double measure(String field, JsonParser parser, double least, double most) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            throw Failure.invalid(field + ": " + shown(parser) + "; expected a number");
        }
        measured = true;
        return Plausible.within(field, parser.getDoubleValue(), least, most);
    }

    private static long whole(String field, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw Failure.invalid(field + ": " + shown(parser) + "; expected a whole number");
        }
        return parser.getLongValue();
    }

    private static String shown(JsonParser parser) throws IOException {
        var text = parser.currentToken().isScalarValue() ? parser.getText() : "a structure";
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private void forget() {
        channel = 1;
        takenAtMicros = Measurement.ABSENT;
        power = Float.NaN;
        voltage = Float.NaN;
        current = Float.NaN;
        frequency = Float.NaN;
        factor = Float.NaN;
        energy = Double.NaN;
        boot = Measurement.ABSENT;
        seq = Measurement.ABSENT;
        measured = false;
    }
}
