package io.mainswatch.ingest.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainswatch.common.failure.Failure;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTopicTest {
    @ParameterizedTest
    @CsvSource({
        "dev/a/pzem/metrics, METRICS, 1",
        "dev/a/pzem/energy, ENERGY, 1",
        "dev/a/pzem/config, CONFIG, 1",
        "dev/a/relay/state, RELAY_STATE, 1",
        "dev/a/relay/16/state, RELAY_STATE, 16",
        "dev/a/relay/2/commands, RELAY_COMMANDS, 2",
        "dev/a/heartbeat, HEARTBEAT, 1",
        "dev/a/status, STATUS, 1",
        "dev/a/threshold/alert, ALERT, 1"
    })
    void each_topic_of_the_family_is_known(String topic, DeviceTopic.Kind kind, int relay) {
        assertThat(DeviceTopic.parse(topic)).contains(new DeviceTopic("a", kind, relay));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dev",
                "dev/",
                "dev//status",
                "dev/a",
                "dev/a/",
                "dev/a/status/",
                "dev/a/relay/0/state",
                "dev/a/relay/17/state",
                "dev/a/relay/01/state",
                "dev/a/relay/x/state",
                "dev/a/relay/",
                "other/a/status"
            })
    void nothing_else_is(String topic) {
        assertThat(DeviceTopic.parse(topic)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1e3", "NaN", "12,5", "999999999", "1.2.3"})
    void a_counter_that_is_no_number_is_refused_with_what_was_expected(String text) {
        assertThatThrownBy(() -> TextPayload.energy(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("expected");
    }

    @ParameterizedTest
    @CsvSource({"Online, true", "Offline, false", "a: Online, true", "a:offline, false"})
    void a_status_may_carry_the_devices_name(String text, boolean online) {
        assertThat(TextPayload.status(text.getBytes(StandardCharsets.UTF_8), "a"))
                .isEqualTo(online);
    }

    @Test
    void a_status_of_another_device_is_refused() {
        assertThatThrownBy(() -> TextPayload.status("b: Online".getBytes(StandardCharsets.UTF_8), "a"))
                .isInstanceOf(Failure.class);
    }
}
