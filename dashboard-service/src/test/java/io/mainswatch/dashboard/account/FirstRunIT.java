package io.mainswatch.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.dashboard.testing.Reply;
import io.mainswatch.dashboard.testing.RunningDashboard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FirstRunIT {
    private static final Map<String, String> NO_PASSWORD = settings("MAINSWATCH_ADMIN_PASSWORD", "");

    @Test
    void the_first_start_makes_a_home_and_a_password_that_is_told_once_and_only_good_for_setting_another() {
        try (var dashboard = RunningDashboard.start(NO_PASSWORD)) {
            assertThat(dashboard.firstPasswords()).hasSize(1);
            var printed = dashboard.firstPasswords().get(0);
            var session = dashboard.signIn("admin", printed);
            var other = dashboard.signIn("Admin", printed);
            var me = dashboard.send("GET", "/me", session, null);
            assertThat(me.at("/mustChangePassword").asBoolean()).isTrue();
            for (String path : List.of("/homes/default", "/devices", "/tokens", "/live", "/me/sessions")) {
                assertThat(dashboard.send("GET", path, session, null).status())
                        .as(path)
                        .isEqualTo(403);
            }
            assertThat(dashboard.get("/devices").status())
                    .as("the settings' token is nobody's password")
                    .isEqualTo(200);

            assertThat(change(dashboard, session, printed, "one that I chose").status())
                    .isEqualTo(204);

            assertThat(dashboard
                            .send("GET", "/homes/default", session, null)
                            .at("/supply/state")
                            .asText())
                    .isEqualTo("not-watched");
            assertThat(dashboard.send("GET", "/me", other, null).status()).isEqualTo(401);
            try (var again = dashboard.copy(NO_PASSWORD)) {
                assertThat(again.firstPasswords()).isEmpty();
                var back = again.signIn("admin", "one that I chose");
                assertThat(again.send("GET", "/me", back, null)
                                .at("/mustChangePassword")
                                .asBoolean())
                        .isFalse();
            }
        }
    }

    @Test
    void a_password_changed_in_the_settings_counts_and_ends_old_sessions() {
        try (var dashboard = RunningDashboard.start()) {
            assertThat(dashboard.firstPasswords()).isEmpty();
            var session = dashboard.signIn("admin", "correct horse battery");
            assertThat(dashboard.send("GET", "/devices", session, null).status())
                    .as("the operator chose it: it is no one-time password")
                    .isEqualTo(200);
            try (var changed = dashboard.copy(settings("MAINSWATCH_ADMIN_PASSWORD", "another long password"))) {
                assertThat(changed.send("GET", "/me", session, null).status()).isEqualTo(401);
                assertThat(changed.signIn("admin", "another long password")).isNotEmpty();
            }
        }
    }

    @Test
    void a_password_chosen_on_the_page_outlives_a_start_with_the_settings_one() {
        try (var dashboard = RunningDashboard.start()) {
            var session = dashboard.signIn("admin", "correct horse battery");
            assertThat(change(dashboard, session, "correct horse battery", "chosen on the page")
                            .status())
                    .isEqualTo(204);
            try (var again = dashboard.copy()) {
                assertThat(again.send("GET", "/me", session, null).status()).isEqualTo(200);
                assertThat(again.signIn("admin", "chosen on the page")).isNotEmpty();
            }
        }
    }

    @Test
    void an_installation_that_somebody_else_administers_gets_no_further_admin() {
        try (var dashboard = RunningDashboard.start()) {
            dashboard.rows().run("UPDATE app_user SET name = 'anna' WHERE name = 'admin'");
            try (var again = dashboard.copy(NO_PASSWORD)) {
                assertThat(again.firstPasswords()).isEmpty();
            }
        }
    }

    private static Reply change(RunningDashboard dashboard, Map<String, String> session, String from, String to) {
        return dashboard.send(
                "POST",
                "/me/password",
                session,
                "{\"currentPassword\":\"" + from + "\",\"newPassword\":\"" + to + "\"}");
    }

    private static Map<String, String> settings(String name, String value) {
        return new HashMap<>(Map.of(name, value));
    }
}
