package io.mainswatch.ingest.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mainswatch.common.failure.Failure;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

class MetricsPayloadProperties {
    private final MetricsPayload payload = new MetricsPayload();

    @Property
    void any_bytes_are_read_or_refused_and_nothing_else(@ForAll byte[] bytes) {
        onlyRefuses(bytes);
    }

    @Property
    void any_value_is_read_or_refused_and_nothing_else(
            @ForAll("fields") String field, @ForAll @StringLength(max = 20) String value) {
        onlyRefuses(("{\"power\":1,\"" + field + "\":" + value + "}").getBytes(UTF_8));
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of(
                "voltage", "current", "power", "energy", "frequency", "pf", "channel", "ts", "boot", "seq", "other");
    }

    @Property
    void what_is_said_is_what_is_read(
            @ForAll @FloatRange(min = 0, max = 1_000) float volts,
            @ForAll @FloatRange(min = -250_000, max = 250_000) float watts,
            @ForAll @IntRange(min = 1, max = 64) int channel,
            @ForAll @LongRange(min = 1_262_304_000_000L, max = 4_000_000_000_000L) long millis,
            @ForAll @LongRange(min = 0, max = 1L << 53) long seq) {
        var json = "{\"voltage\":%s,\"power\":%s,\"channel\":%d,\"ts\":%d,\"boot\":1,\"seq\":%d}"
                .formatted(volts, watts, channel, millis, seq);
        var bytes = json.getBytes(UTF_8);
        var reading = payload.parse(bytes, bytes.length);
        assertThat(reading.voltageVolts()).isEqualTo(volts);
        assertThat(reading.powerWatts()).isEqualTo(watts);
        assertThat(reading.channel()).isEqualTo(channel);
        assertThat(reading.takenAtMicros()).isEqualTo(millis * 1_000);
        assertThat(reading.seq()).isEqualTo(seq);
        assertThat(reading.currentAmps()).isNaN();
        assertThat(reading.isNumbered()).isTrue();
    }

    private void onlyRefuses(byte[] bytes) {
        assertThatCode(() -> {
                    try {
                        payload.parse(bytes, bytes.length);
                    } catch (Failure refusal) {
                        assertThat(refusal.getMessage()).contains("expected");
                    }
                })
                .doesNotThrowAnyException();
    }
}
