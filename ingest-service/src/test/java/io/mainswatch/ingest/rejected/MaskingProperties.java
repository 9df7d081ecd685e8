package io.mainswatch.ingest.rejected;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;

class MaskingProperties {
    @Property
    void what_announces_no_secret_stays_as_it_is(@ForAll byte[] payload) {
        var text = new String(payload, ISO_8859_1);
        if (!text.contains("=") && !text.contains(":")) {
            assertThat(Masking.payload(payload, 1_024))
                    .startsWith(Arrays.copyOf(payload, Math.min(payload.length, 1_024)));
        }
    }

    @Property
    void a_payload_never_grows_beyond_its_bound(@ForAll byte[] payload) {
        assertThat(Masking.payload(payload, 16)).hasSizeLessThanOrEqualTo(16);
    }

    @Property(tries = 50)
    void a_hostile_payload_costs_no_more_than_any_other(
            @ForAll @Chars({'a', '_', '"', '\\', ':', '=', ' '}) String piece) {
        var payload = ("secret" + piece).repeat(5_000).getBytes(ISO_8859_1);
        assertThat(Masking.payload(payload, 1_024)).hasSizeLessThanOrEqualTo(1_024);
    }
}
