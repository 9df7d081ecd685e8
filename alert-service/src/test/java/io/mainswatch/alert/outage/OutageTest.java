package io.mainswatch.alert.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.65 + 0.1 * 2 + 0.05, 0.95, 1})
    void its_confidence_is_the_same_after_it_was_stored_in_four_bytes(double confidence) {
        var stored = (float) sure(confidence).confidence();
        assertThat(sure(stored).confidence()).isEqualTo(sure(confidence).confidence());
    }

    @Test
    void the_surest_words_need_what_is_still_there_when_read_back() {
        assertThat(sure(0.9f).confidence()).isEqualTo(0.9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void no_other_confidence_exists(double confidence) {
        assertThatIllegalArgumentException().isThrownBy(() -> sure(confidence)).withMessageContaining("from 0 to 1");
    }

    private static Outage sure(double confidence) {
        return new Outage("id", "home", Instant.EPOCH, null, "power", confidence, null, List.of(), 1);
    }
}
