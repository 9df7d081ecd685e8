package io.mainswatch.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimCodesTest {
    private final ClaimCodes codes = new ClaimCodes(new SecretBox(Secrets.sha256("a key")));

    @Test
    void no_two_codes_are_alike() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            var code = ClaimCodes.random();
            assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
            assertThat(codes.digest(code)).isPresent();
            assertThat(seen.add(code)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"k7qf-9xw1-0cde", "K7QF9XW10CDE", " K7QF 9XWI OCDE ", "k7qf-9xwl-ocde"})
    void a_code_is_understood_as_people_type_it(String typed) {
        assertThat(codes.digest(typed).orElseThrow())
                .isEqualTo(codes.digest("K7QF-9XW1-0CDE").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "K7QF-9XW1-0CD", "K7QF-9XW1-0CDE-1", "K7QF-9XWU-0CDE", "K7QF-9XW\u0000-0CDE", "電電電電電電電電電電電電"
            })
    void what_is_no_code_has_no_digest(String typed) {
        assertThat(codes.digest(typed)).isEmpty();
    }

    @Test
    void another_installation_has_other_digests() {
        var other = new ClaimCodes(new SecretBox(Secrets.sha256("another key")));

        assertThat(other.digest("K7QF-9XW1-0CDE").orElseThrow())
                .isNotEqualTo(codes.digest("K7QF-9XW1-0CDE").orElseThrow());
    }
}
