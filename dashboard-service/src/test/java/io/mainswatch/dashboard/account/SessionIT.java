package io.mainswatch.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.dashboard.testing.Reply;
import io.mainswatch.dashboard.testing.RunningDashboard;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SessionIT {
    private static final String PASSWORD = "correct horse battery";
    private static final String HOME =
            "{\"id\":\"%s\",\"name\":\"Home\",\"timeZone\":\"Europe/Berlin\",\"currency\":\"EUR\"}";

    private static RunningDashboard dashboard;
    private static int homes;

    @BeforeAll
    static void start() {
        dashboard = RunningDashboard.start();
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void a_session_lasts_from_signing_in_to_signing_out() {
        var session = dashboard.signIn("admin", PASSWORD);
        var me = dashboard.send("GET", "/me", session, null);
        assertThat(me.at("/name").asText()).isEqualTo("admin");
        assertThat(me.at("/administrator").asBoolean()).isTrue();
        assertThat(me.at("/homes/0/id").asText()).isEqualTo("default");
        assertThat(me.at("/homes/0/role").asText()).isEqualTo("owner");

        var left = dashboard.send("DELETE", "/session", session, null);

        assertThat(left.status()).isEqualTo(204);
        assertThat(left.header("Set-Cookie")).contains("Max-Age=0");
        assertThat(dashboard.send("GET", "/me", session, null).status()).isEqualTo(401);
    }

    @Test
    void the_cookie_is_kept_from_scripts_and_other_sites() {
        var reply = signIn("admin", PASSWORD, Map.of());

        assertThat(reply.header("Set-Cookie"))
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict", "Path=/", "Max-Age=2592000")
                .doesNotContain("Secure");
    }

    @Test
    void a_session_ends_thirty_days_after_it_was_last_used() {
        var used = dashboard.signIn("admin", PASSWORD);
        var forgotten = dashboard.signIn("admin", PASSWORD);
        dashboard.clock().advance(Duration.ofDays(29));
        var prolonged = dashboard.send("GET", "/me", used, null);
        assertThat(prolonged.header("Set-Cookie")).contains("Max-Age=2592000");
        var late = dashboard.clock().now().plus(Duration.ofDays(29)).atOffset(ZoneOffset.UTC);
        Await.until(
                "the use is noted",
                () -> dashboard.rows().number("SELECT count(*) FROM app_session WHERE expires_at > $1", late) == 1);
        dashboard.clock().advance(Duration.ofDays(2));

        assertThat(dashboard.send("GET", "/me", used, null).status()).isEqualTo(200);
        assertThat(dashboard.send("GET", "/me", forgotten, null).status()).isEqualTo(401);
    }

    @Test
    void guessing_waits_longer_each_time_and_a_wait_is_told() {
        dashboard.refusedFor(Duration.ofMinutes(1), () -> signIn("guessed", "wrong", Map.of()), 401);

        assertThat(signIn("GUESSED", "wrong", Map.of()).status()).isEqualTo(429);
        assertThat(signIn("admin", PASSWORD, Map.of()).status()).isEqualTo(200);
    }

    @Test
    void a_wrong_user_and_a_wrong_password_look_the_same() {
        var user = signIn("nobody", PASSWORD, Map.of());
        var password = signIn("admin", "wrong", Map.of());

        assertThat(user.status()).isEqualTo(401);
        assertThat(user.text()).isEqualTo(password.text());
    }

    @Test
    void a_trusted_proxy_says_who_asks_and_how_and_nobody_else_does() {
        var forwarded = Map.of("X-Forwarded-For", "203.0.113.7, 198.51.100.9", "X-Forwarded-Proto", "https");
        try (var behind = dashboard.copy(Map.of("MAINSWATCH_TRUSTED_PROXIES", "127.0.0.0/8, ::1"))) {
            assertThat(signIn(behind, "admin", PASSWORD, forwarded).header("Set-Cookie"))
                    .contains("Secure");
            assertThat(signIn(behind, "admin", PASSWORD, Map.of()).header("Set-Cookie"))
                    .doesNotContain("Secure");
            behind.refusedFor(Duration.ofMinutes(1), () -> signIn(behind, "victim", "wrong", forwarded), 401);
            assertThat(signIn(behind, "victim", "wrong", Map.of("X-Forwarded-For", "198.51.100.10"))
                            .status())
                    .isEqualTo(401);
        }
        assertThat(signIn("admin", PASSWORD, forwarded).header("Set-Cookie")).doesNotContain("Secure");
        var addresses = dashboard.send("GET", "/me/sessions", dashboard.signIn("admin", PASSWORD), null);

        assertThat(addresses.items("address"))
                .contains("127.0.0.1", "198.51.100.9")
                .doesNotContain("203.0.113.7");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, same-origin, 201",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, none, 403",
        "Origin, OWN, 201",
        "Origin, https://evil.example, 403",
        "Origin, null, 403",
        "Content-Type, text/plain, 403",
        "Content-Type, application/json, 201"
    })
    void a_change_by_cookie_comes_from_our_own_page(String header, String value, int status) {
        var headers = new HashMap<>(dashboard.signIn("admin", PASSWORD));
        var own = dashboard.uri("").toString();
        headers.put(header, value.equals("OWN") ? own : value);
        if (!headers.containsKey("Content-Type")) {
            headers.put("Content-Type", "text/plain");
        }

        var reply = dashboard.send("POST", "/homes", headers, HOME.formatted("home-" + ++homes));

        assertThat(reply.status()).isEqualTo(status);
    }

    @Test
    void a_sign_in_by_another_sites_form_is_refused() {
        assertThat(signIn("admin", PASSWORD, Map.of("Content-Type", "text/plain"))
                        .status())
                .isEqualTo(403);
        assertThat(signIn("admin", PASSWORD, Map.of("Origin", "https://evil.example"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_token_needs_no_origin_and_has_no_session() {
        var headers = new HashMap<>(RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR));
        headers.put("Origin", "https://elsewhere.example");
        headers.put("Content-Type", "text/plain");

        assertThat(dashboard
                        .send("POST", "/homes", headers, HOME.formatted("by-token"))
                        .status())
                .isEqualTo(201);
        assertThat(dashboard.send("DELETE", "/session", headers, null).status()).isEqualTo(409);
    }

    private static Reply signIn(String user, String password, Map<String, String> headers) {
        return signIn(dashboard, user, password, headers);
    }

    private static Reply signIn(RunningDashboard at, String user, String password, Map<String, String> headers) {
        return at.send("POST", "/session", headers, "{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}");
    }
}
