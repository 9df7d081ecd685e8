package io.mainswatch.ingest.rejected;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    private static final String SECRET = "S3cr3t-42";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\":\"S3cr3t-42\"}",
                "{\"password\" : \"S3cr3t-42\", \"power\": 1}",
                "{\"wifi_passwd\":\"with \\\" quote S3cr3t-42\"}",
                "{'token':'S3cr3t-42'}",
                "apikey=S3cr3t-42&node=1",
                "node=1&apikey=S3cr3t-42",
                "API-KEY: S3cr3t-42",
                "Authorization: Bearer S3cr3t-42",
                "\"authorization\":\"Bearer S3cr3t-42\"",
                "device_secret=S3cr3t-42;x",
                "see http://host:8081/ping/S3cr3t-42?charging=true",
                "{\"secret\":\"S3cr3t-42 and the rest is cut o"
            })
    void secrets_are_never_kept(String payload) {
        assertThat(new String(Masking.payload(payload.getBytes(UTF_8), 1_024), UTF_8))
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "/ping/S3cr3t-42, /ping/…",
        "/ping/S3cr3t-42?charging=maybe, /ping/…?charging=maybe",
        "/input/post?apikey=S3cr3t-42&node=1, /input/post?apikey=…&node=1",
        "/v1/readings, /v1/readings",
        "dev/m1/pzem/metrics, dev/m1/pzem/metrics"
    })
    void of_a_path_only_the_secret_is_hidden(String path, String kept) {
        assertThat(Masking.path(path)).isEqualTo(kept);
    }
}
