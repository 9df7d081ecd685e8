package io.mainswatch.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.dashboard.testing.RunningDashboard;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FirstRunIT {
    private static final Map<String, String> NO_PASSWORD = settings("MAINSWATCH_ADMIN_PASSWORD", "");

    @Test
    void the_first_start_makes_a_home_and_a_password_that_is_told_once() {
        try (var dashboard = RunningDashboard.start(NO_PASSWORD)) {
            assertThat(dashboard.firstPasswords()).hasSize(1);
            var session = dashboard.signIn("admin", dashboard.firstPasswords().get(0));
            assertThat(dashboard
                            .send("GET", "/homes/default", session, null)
                            .at("/supply/state")
                            .asText())
                    .isEqualTo("not-watched");
            try (var again = dashboard.copy(NO_PASSWORD)) {
                assertThat(again.firstPasswords()).isEmpty();
            }
        }
    }

    @Test
    void a_password_changed_in_the_settings_counts_and_ends_old_sessions() {
        try (var dashboard = RunningDashboard.start()) {
            assertThat(dashboard.firstPasswords()).isEmpty();
            var session = dashboard.signIn("admin", "correct horse battery");
            try (var changed = dashboard.copy(settings("MAINSWATCH_ADMIN_PASSWORD", "another long password"))) {
                assertThat(changed.send("GET", "/me", session, null).status()).isEqualTo(401);
                assertThat(changed.signIn("admin", "another long password")).isNotEmpty();
            }
        }
    }

    private static Map<String, String> settings(String name, String value) {
        return new HashMap<>(Map.of(name, value));
    }
}
