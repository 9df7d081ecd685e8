package io.mainswatch.dashboard.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The check of every answer is itself able to fail. */
final class DescriptionTest {
    private static final Optional<String> JSON = Optional.of("application/json");

    private final Description description = new Description();

    @Test
    void an_answer_that_is_described_passes() {
        description.check("GET", "/me", 200, JSON, "{\"name\":\"x\",\"administrator\":true,\"homes\":[]}");
    }

    @Test
    void an_answer_that_is_not_described_fails() {
        refused("GET", "/me", 200, JSON, "{\"name\":\"x\",\"administrator\":true,\"homes\":[],\"more\":1}");
        refused("GET", "/me", 200, JSON, "{\"name\":\"x\",\"administrator\":\"yes\",\"homes\":[]}");
        refused("GET", "/me", 200, Optional.of("text/html"), "{}");
        refused("GET", "/me", 500, JSON, "{}");
        refused("GET", "/nowhere", 200, JSON, "{}");
        refused("DELETE", "/session", 204, Optional.empty(), "a body");
        refused("GET", "/devices", 200, JSON, "{\"items\":[{\"id\":\"x\"}],\"next\":null}");
    }

    private void refused(String method, String path, int status, Optional<String> mediaType, String body) {
        assertThatThrownBy(() -> description.check(method, path, status, mediaType, body))
                .isInstanceOf(AssertionError.class);
    }
}
