package io.mainswatch.simulator.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainswatch.simulator.household.Scenario.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {
    @Test
    void stepsAreReadAndPutInTheOrderOfTime() {
        var scenario = Scenario.parse(List.of("2m=restore", "60s=cut", "1h30m=drift:AC001:-12.5"));

        assertThat(scenario.steps())
                .extracting(Step::after, Step::happening)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Duration.ofSeconds(60), Happening.CUT),
                        org.assertj.core.groups.Tuple.tuple(Duration.ofMinutes(2), Happening.RESTORE),
                        org.assertj.core.groups.Tuple.tuple(Duration.ofMinutes(90), Happening.DRIFT));
        assertThat(scenario.steps().get(2).amount()).isEqualTo(-12.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "60s=boom", "soon=cut", "60s=kill", "60s=drift:AC001", "60s=drift:AC001:fast", "="})
    void whatCannotBeReadIsRefused(String text) {
        assertThatThrownBy(() -> Step.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Scenarios.class)
    void everyNamedScenarioBeginsWhenItShould(Scenarios named) {
        var scenario = named.on("AC001", Duration.ofSeconds(10), Duration.ofSeconds(20));

        assertThat(scenario.steps().get(0).after()).isEqualTo(Duration.ofSeconds(10));
        assertThat(scenario.steps()).allMatch(step -> step.after().compareTo(Duration.ofSeconds(30)) <= 0);
    }
}
