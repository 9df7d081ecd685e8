package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainswatch.common.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SenderTemplateTest {
    private static final SenderTemplate TEMPLATE = new SenderTemplate("# @DEVICE_ID@\nurl='@PING_URL@'\n");

    @Test
    void the_id_and_the_address_are_filled_in() {
        assertThat(TEMPLATE.filled("router", "http://[fd00::1]:8081/ping/a_b-C9"))
                .isEqualTo("# router\nurl='http://[fd00::1]:8081/ping/a_b-C9'\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a';reboot;':8081/ping/key",
                "http://a$(id):8081/ping/key",
                "http://a&b:8081/ping/key",
                "http://<b>:8081/ping/key",
                "http://a:8081/ping/key\nreboot"
            })
    void an_address_that_would_be_more_than_an_address_is_refused(String url) {
        assertThatThrownBy(() -> TEMPLATE.filled("router", url)).isInstanceOf(Failure.class);
    }
}
