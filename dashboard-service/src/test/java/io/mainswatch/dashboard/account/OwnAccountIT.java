package io.mainswatch.dashboard.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.dashboard.testing.Reply;
import io.mainswatch.dashboard.testing.RunningDashboard;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people do with their own account: sessions, password, and where passkeys are offered. */
final class OwnAccountIT {
    private static final String PASSWORD = "correct horse battery";

    private static RunningDashboard dashboard;

    @BeforeAll
    static void start() {
        dashboard = RunningDashboard.start(Map.of("MAINSWATCH_PUBLIC_URL", "https://home.example"));
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void ones_sessions_are_listed_and_ended_one_by_one_or_all_but_this() {
        var here = signIn("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        var phone = signIn("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1");
        var third = signIn("?");

        var shown = sessions(here);
        assertThat(shown.filter(session -> session.path("current").asBoolean()))
                .singleElement()
                .satisfies(session -> {
                    assertThat(session.path("browser").asText()).isEqualTo("Firefox on Linux");
                    assertThat(session.path("address").asText()).isEqualTo("127.0.0.1");
                });
        var ofPhone = sessions(here)
                .filter(session -> session.path("browser").asText().equals("Safari on iPhone"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();

        assertThat(send("DELETE", "/me/sessions/" + ofPhone, here, null).status())
                .isEqualTo(204);
        assertThat(send("GET", "/me", phone, null).status()).isEqualTo(401);
        assertThat(send("DELETE", "/me/sessions/" + ofPhone, here, null).status())
                .isEqualTo(404);
        assertThat(send("DELETE", "/me/sessions", here, null).status()).isEqualTo(204);
        assertThat(send("GET", "/me", third, null).status()).isEqualTo(401);
        assertThat(sessions(here)).hasSize(1);
    }

    @Test
    void nobody_ends_another_persons_session() {
        var admin = signIn("x");
        var id = sessions(admin).findFirst().orElseThrow().path("id").asText();
        var anna = dashboard.rows().person("anna", "default", "owner");

        assertThat(dashboard
                        .send("DELETE", "/me/sessions/" + id, RunningDashboard.bearer(anna), null)
                        .status())
                .isEqualTo(404);
        assertThat(dashboard.get("/me/sessions", anna).status()).isEqualTo(403);
        assertThat(send("GET", "/me", admin, null).status()).isEqualTo(200);
    }

    @Test
    void a_person_has_so_many_sessions_and_the_one_unused_for_longest_goes() {
        dashboard
                .rows()
                .run(
                        "INSERT INTO app_session (token_hash, user_id, last_used_at, expires_at) SELECT sha256(n::text::bytea),"
                                + " u.id, now() - n * interval '1 h', '2199-01-01' FROM app_user u, generate_series(1, 60) n"
                                + " WHERE u.name = 'admin'");

        var session = signIn("x");

        assertThat(sessions(session)).hasSize(SessionStore.MOST);
        assertThat(
                        dashboard
                                .rows()
                                .number(
                                        "SELECT count(*) FROM app_session s JOIN app_user u ON u.id = s.user_id WHERE u.name = 'admin'"))
                .isEqualTo(SessionStore.MOST);
        send("DELETE", "/me/sessions", session, null);
    }

    @Test
    void another_password_needs_the_one_before_and_ends_the_other_sessions() {
        var bert = person("bert");
        var other = dashboard.signIn("bert", PASSWORD);
        assertThat(change(bert, "not the password", "a new password").mistakes())
                .containsExactly("currentPassword");
        assertThat(change(bert, PASSWORD, "short").mistakes()).containsExactly("newPassword");
        assertThat(change(bert, PASSWORD, PASSWORD).mistakes()).containsExactly("newPassword");
        assertThat(change(bert, "", "").mistakes()).containsExactly("currentPassword", "newPassword");
        assertThat(send("GET", "/me", other, null).status()).isEqualTo(200);

        assertThat(change(bert, PASSWORD, "a new password").status()).isEqualTo(204);

        assertThat(send("GET", "/me", other, null).status()).isEqualTo(401);
        assertThat(send("GET", "/me", bert, null).status()).isEqualTo(200);
        assertThat(dashboard.signIn("bert", "a new password")).isNotEmpty();
    }

    @Test
    void who_found_an_open_browser_does_not_guess_the_password_quickly_either() {
        var carla = person("carla");
        dashboard.refusedFor(Duration.ofMinutes(1), () -> change(carla, "not the password", "a new password"), 400);

        assertThat(send("POST", "/me/passkeys/options", page(carla), "{\"password\":\"guess\"}")
                        .status())
                .isEqualTo(429);
    }

    @Test
    void passkeys_are_offered_where_they_work_and_only_after_the_password() {
        var dora = person("dora");
        assertThat(options(dora, "https://home.example", "wrong").mistakes()).containsExactly("password");
        var asked = options(dora, "https://home.example", PASSWORD);
        assertThat(asked.at("/rp/id").asText()).as(asked.text()).isEqualTo("home.example");
        assertThat(asked.at("/authenticatorSelection/userVerification").asText())
                .isEqualTo("required");
        assertThat(asked.at("/authenticatorSelection/residentKey").asText()).isEqualTo("required");
        for (String elsewhere : List.of("http://home.example", "https://home.example:444", "http://192.168.1.2:8080")) {
            assertThat(options(dora, elsewhere, PASSWORD).status())
                    .as(elsewhere)
                    .isEqualTo(409);
        }
    }

    @Test
    void an_answer_that_nobody_asked_for_lets_nobody_in() {
        var clientData =
                base64("{\"type\":\"webauthn.get\",\"challenge\":\"AAAA\",\"origin\":\"https://home.example\"}");
        var answer = "{\"id\":\"AAAA\",\"clientDataJSON\":\"" + clientData
                + "\",\"authenticatorData\":\"AAAA\",\"signature\":\"AAAA\"}";

        assertThat(send("POST", "/session/passkey", page(Map.of()), answer).status())
                .isEqualTo(401);
        var asked = send("POST", "/session/passkey/options", page(Map.of()), null)
                .at("/challenge")
                .asText();
        assertThat(send(
                                "POST",
                                "/session/passkey",
                                page(Map.of()),
                                answer.replace(
                                        clientData,
                                        base64("{\"type\":\"webauthn.get\",\"challenge\":\"" + asked + "\"}")))
                        .status())
                .as("a passkey nobody has")
                .isEqualTo(401);
        assertThat(send(
                                "POST",
                                "/session/passkey",
                                page(Map.of()),
                                answer.replace(
                                        clientData,
                                        base64("{\"type\":\"webauthn.create\",\"challenge\":\"" + asked + "\"}")))
                        .mistakes())
                .containsExactly("clientDataJSON");
    }

    private static Map<String, String> person(String name) {
        var reply = dashboard.post("/homes/default/invitations", "{\"role\":\"viewer\"}");
        var url = reply.at("/url").asText();
        assertThat(url).startsWith("https://home.example/invitation#");
        var accepted = send(
                "POST",
                "/invitations/accept",
                Map.of(),
                "{\"token\":\"" + url.substring(url.indexOf('#') + 1) + "\",\"name\":\"" + name + "\",\"password\":\""
                        + PASSWORD + "\"}");
        assertThat(accepted.status()).isEqualTo(200);
        return dashboard.signIn(name, PASSWORD);
    }

    private static Map<String, String> signIn(String browser) {
        var headers = new HashMap<String, String>();
        headers.put("User-Agent", browser);
        var reply = send("POST", "/session", headers, "{\"user\":\"admin\",\"password\":\"" + PASSWORD + "\"}");
        var cookie = reply.header("Set-Cookie");
        return Map.of("Cookie", cookie.substring(0, cookie.indexOf(';')));
    }

    private static Stream<JsonNode> sessions(Map<String, String> session) {
        var items = send("GET", "/me/sessions", session, null).body().path("items");
        return StreamSupport.stream(items.spliterator(), false);
    }

    private static Reply change(Map<String, String> session, String from, String to) {
        return send(
                "POST",
                "/me/password",
                session,
                "{\"currentPassword\":\"" + from + "\",\"newPassword\":\"" + to + "\"}");
    }

    private static Reply options(Map<String, String> session, String origin, String password) {
        var headers = new HashMap<>(page(session));
        headers.put("Origin", origin);
        return send("POST", "/me/passkeys/options", headers, "{\"password\":\"" + password + "\"}");
    }

    /** As a browser behind a proxy at the public address sends it. */
    private static Map<String, String> page(Map<String, String> session) {
        var headers = new HashMap<>(session);
        headers.put("Origin", "https://home.example");
        headers.put("Sec-Fetch-Site", "same-origin");
        return headers;
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static Reply send(String method, String path, Map<String, String> headers, String body) {
        return dashboard.send(method, path, headers, body);
    }
}
