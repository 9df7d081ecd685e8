package io.mainswatch.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.dashboard.testing.Reply;
import io.mainswatch.dashboard.testing.RunningDashboard;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class TokensIT {
    private static RunningDashboard dashboard;

    @BeforeAll
    static void start() {
        dashboard = RunningDashboard.start();
        dashboard.rows().home("other", "UTC");
        dashboard.rows().device("meter", "default");
        dashboard.rows().device("other-meter", "other");
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void a_token_is_shown_once_and_does_what_its_role_allows() {
        var made = make(RunningDashboard.ADMINISTRATOR, "reader", "viewer", "default");
        var token = made.at("/token").asText();

        assertThat(token).startsWith("mw_");
        assertThat(dashboard.get("/tokens").text())
                .doesNotContain(token)
                .contains(made.at("/prefix").asText());
        assertThat(dashboard.get("/devices/meter", token).status()).isEqualTo(200);
        assertThat(dashboard.get("/devices/other-meter", token).status()).isEqualTo(404);
        assertThat(dashboard.get("/devices", token).items("id")).containsExactly("meter");
        assertThat(dashboard.get("/tokens", token).status()).isEqualTo(403);
        assertThat(dashboard
                        .send("PATCH", "/devices/meter", RunningDashboard.bearer(token), "{\"name\":\"x\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void nobody_makes_a_token_beyond_their_own_right() {
        var owner = dashboard.rows().person("owner", "default", "owner");
        var operator = dashboard.rows().person("operator", "default", "operator");

        assertThat(make(owner, "mine", "owner", "default").status()).isEqualTo(201);
        assertThat(make(owner, "theirs", "viewer", "other").status()).isEqualTo(404);
        assertThat(make(owner, "all", "viewer", null).status()).isEqualTo(403);
        assertThat(make(operator, "up", "owner", "default").status()).isEqualTo(403);
        assertThat(make(operator, "same", "operator", "default").status()).isEqualTo(403);
    }

    @Test
    void a_persons_token_does_no_more_than_the_person_today() {
        var owner = dashboard.rows().person("demoted", "default", "owner");
        var token = make(owner, "of-demoted", "owner", "default").at("/token").asText();
        dashboard
                .rows()
                .run(
                        "UPDATE home_member SET role = 'viewer' WHERE user_id = (SELECT id FROM app_user WHERE name = 'demoted')");

        assertThat(dashboard.get("/devices/meter", token).status()).isEqualTo(200);
        assertThat(make(token, "child", "viewer", "default").status()).isEqualTo(403);
    }

    @Test
    void a_revoked_or_expired_token_lets_nobody_in() {
        var revoked = make(RunningDashboard.ADMINISTRATOR, "revoked", "owner", null);
        var expiring = dashboard.post("/tokens", "{\"name\":\"e\",\"role\":\"viewer\",\"expiresInDays\":1}");
        assertThat(dashboard.get("/me", expiring.at("/token").asText()).status())
                .isEqualTo(200);

        var gone = dashboard.send(
                "DELETE",
                "/tokens/" + revoked.at("/id").asText(),
                RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR),
                null);
        assertThat(gone.status()).isEqualTo(204);
        assertThat(dashboard.get("/me", revoked.at("/token").asText()).status()).isEqualTo(401);
        assertThat(dashboard.get("/tokens").items("name")).doesNotContain("revoked");

        dashboard.clock().advance(Duration.ofDays(1));
        assertThat(dashboard.get("/me", expiring.at("/token").asText()).status())
                .isEqualTo(401);
    }

    @Test
    void the_last_use_is_noted_at_most_once_a_minute() {
        var made = make(RunningDashboard.ADMINISTRATOR, "noted", "viewer", "default");
        var token = made.at("/token").asText();
        dashboard.get("/me", token);
        Await.until("a noted use", () -> !lastUse(made).equals("0"));
        var first = lastUse(made);
        dashboard.clock().advance(Duration.ofSeconds(30));
        dashboard.get("/me", token);
        assertThat(lastUse(made)).isEqualTo(first);
        dashboard.clock().advance(Duration.ofSeconds(31));
        dashboard.get("/me", token);

        Await.until("a later use", () -> !lastUse(made).equals(first));
    }

    @Test
    void a_token_changed_in_the_settings_replaces_the_one_before() {
        try (var first = RunningDashboard.start()) {
            assertThat(first.get("/me").at("/administrator").asBoolean()).isTrue();
            try (var second = first.copy(Map.of("MAINSWATCH_API_TOKEN", "another-token-for-automation"))) {
                assertThat(second.get("/me", "another-token-for-automation").status())
                        .isEqualTo(200);
                assertThat(second.get("/me").status()).isEqualTo(401);
                assertThat(first.get("/me").status()).isEqualTo(401);
            }
        }
    }

    private static String lastUse(Reply made) {
        return String.valueOf(dashboard
                .rows()
                .number(
                        "SELECT coalesce(extract(epoch FROM last_used_at), 0)::bigint FROM api_token WHERE id = $1",
                        Long.valueOf(made.at("/id").asText())));
    }

    private static Reply make(String asker, String name, String role, String home) {
        var scope = home == null ? "" : ",\"homeId\":\"" + home + "\"";
        return dashboard.send(
                "POST",
                "/tokens",
                RunningDashboard.bearer(asker),
                "{\"name\":\"" + name + "\",\"role\":\"" + role + "\"" + scope + "}");
    }
}
