package io.mainswatch.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class SocketFlowTest {
    @Test
    void this_vertx_mqtt_lets_us_reach_its_socket() {
        assertThatCode(SocketFlow::requireReachable).doesNotThrowAnyException();
    }
}
