package io.mainswatch.simulator.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalsTest {
    private final Intervals standard = Intervals.standard();

    @Test
    void takesWhatAConfigMessageNames() {
        assertThat(standard.configured("{\"metrics\":2000}"))
                .isEqualTo(new Intervals(Duration.ofSeconds(2), Duration.ofSeconds(60), Duration.ofSeconds(30)));
    }

    @Test
    void bringsValuesWithinBounds() {
        assertThat(standard.configured("{\"metrics\":-5,\"energy\":999999999}"))
                .isEqualTo(new Intervals(Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "[]", "{\"metrics\":\"often\"}", "{\"unknown\":1}", "{\"metrics\":null}"})
    void whatIsNotUnderstoodChangesNothing(String payload) {
        assertThat(standard.configured(payload)).isEqualTo(standard);
    }
}
