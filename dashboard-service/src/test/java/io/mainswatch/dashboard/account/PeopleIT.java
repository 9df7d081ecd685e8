package io.mainswatch.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.dashboard.testing.Reply;
import io.mainswatch.dashboard.testing.RunningDashboard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Inviting people, what they may do, and how they go. */
final class PeopleIT {
    private static final String PASSWORD = "correct horse battery";

    private static RunningDashboard dashboard;

    @BeforeAll
    static void start() {
        dashboard = RunningDashboard.start();
        dashboard.rows().home("cabin", "UTC");
        dashboard.rows().device("meter", "default");
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    /** The memory of wrong guesses is long past. */
    @BeforeEach
    void wait_is_over() {
        dashboard.clock().advance(Duration.ofMinutes(6));
    }

    @Test
    void an_invited_person_sees_the_offer_and_comes_in_with_the_role_it_has() {
        var made = invite("default", "operator");
        var offer = lookup(token(made));
        assertThat(offer.at("/homeName").asText()).isEqualTo("Home");
        assertThat(offer.at("/role").asText()).isEqualTo("operator");
        assertThat(dashboard.get("/homes/default/invitations").text())
                .contains(made.at("/id").asText())
                .doesNotContain(token(made));

        var session = accept(token(made), "Anna");

        var me = dashboard.send("GET", "/me", session, null);
        assertThat(me.at("/homes/0/id").asText()).isEqualTo("default");
        assertThat(me.at("/homes/0/role").asText()).isEqualTo("operator");
        assertThat(me.at("/homes/1").isMissingNode()).isTrue();
        assertThat(dashboard.send("GET", "/homes/cabin", session, null).status())
                .isEqualTo(404);
        assertThat(dashboard.send("GET", "/people", session, null).status()).isEqualTo(403);
        assertThat(dashboard.get("/homes/default/members").items("name")).contains("admin", "Anna");
        assertThat(dashboard.signIn("anna", PASSWORD))
                .as("a name is the same however it is capitalised")
                .isNotEmpty();
    }

    @Test
    void a_link_lets_one_person_in_once_and_not_for_ever() {
        var used = token(invite("default", "viewer"));
        accept(used, "Bert");
        assertThat(lookup(used).status()).isEqualTo(404);

        var revoked = invite("default", "viewer");
        assertThat(delete("/homes/default/invitations/" + revoked.at("/id").asText())
                        .status())
                .isEqualTo(204);
        assertThat(lookup(token(revoked)).status()).isEqualTo(404);
        assertThat(delete("/homes/default/invitations/" + revoked.at("/id").asText())
                        .status())
                .isEqualTo(404);

        var late = token(invite("default", "viewer"));
        dashboard.clock().advance(InvitationStore.LIFE.minusMinutes(1));
        assertThat(lookup(late).status()).isEqualTo(200);
        dashboard.clock().advance(Duration.ofMinutes(2));
        assertThat(lookup(late).status()).isEqualTo(404);
    }

    @Test
    void of_two_who_follow_one_link_at_once_on_two_copies_one_comes_in() throws Exception {
        try (var copy = dashboard.copy()) {
            var token = token(invite("default", "viewer"));
            var other = CompletableFuture.supplyAsync(() -> tryAccept(copy, token, "Ida"));
            var one = tryAccept(dashboard, token, "Jan");

            assertThat(List.of(one.status(), other.get().status())).containsExactlyInAnyOrder(200, 404);
            assertThat(dashboard.get("/people").items("name").stream().filter(Set.of("Ida", "Jan")::contains))
                    .hasSize(1);
        }
    }

    @Test
    void a_name_that_is_taken_leaves_the_link_as_it_was() {
        var token = token(invite("default", "viewer"));

        assertThat(tryAccept(token, "ADMIN").status()).isEqualTo(409);
        assertThat(accept(token, "Carla")).isNotEmpty();
    }

    @Test
    void guessing_links_waits_longer_each_time() {
        dashboard.refusedFor(Duration.ofMinutes(1), () -> lookup("a guess"), 404);

        assertThat(tryAccept("another", "Guesser").status()).isEqualTo(429);
    }

    @Test
    void who_has_an_account_joins_a_further_home_with_it() {
        var session = accept(token(invite("default", "viewer")), "Dora");
        var link = token(invite("cabin", "owner"));

        assertThat(post(session, "/me/homes", link).at("/role").asText()).isEqualTo("owner");
        assertThat(dashboard
                        .send("GET", "/homes/cabin/invitations", session, null)
                        .status())
                .isEqualTo(200);
        assertThat(post(session, "/me/homes", link).status()).isEqualTo(404);
        assertThat(post(session, "/me/homes", token(invite("cabin", "viewer"))).status())
                .as("in it already")
                .isEqualTo(409);
        assertThat(post(
                                RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR),
                                "/me/homes",
                                token(invite("cabin", "viewer")))
                        .status())
                .as("a token is nobody")
                .isEqualTo(403);
    }

    @Test
    void an_owner_changes_roles_and_takes_people_out_and_anybody_may_leave() {
        var owner = accept(token(invite("default", "owner")), "Emil");
        var guest = accept(token(invite("default", "viewer")), "Frida");
        var frida = "/homes/default/members/" + id(guest);

        assertThat(change(owner, frida, "{\"role\":\"operator\"}").status()).isEqualTo(204);
        assertThat(dashboard.send("GET", "/me", guest, null).at("/homes/0/role").asText())
                .isEqualTo("operator");
        assertThat(change(guest, frida, "{\"role\":\"owner\"}").status()).isEqualTo(403);
        assertThat(dashboard
                        .send("DELETE", "/homes/default/members/" + id(owner), guest, null)
                        .status())
                .isEqualTo(403);
        assertThat(dashboard.send("DELETE", frida, guest, null).status()).isEqualTo(204);
        assertThat(dashboard.send("GET", "/homes/default", guest, null).status())
                .isEqualTo(404);
        assertThat(dashboard.send("DELETE", frida, owner, null).status()).isEqualTo(404);
    }

    @Test
    void the_last_owner_stays() {
        var admin = dashboard.signIn("admin", PASSWORD);
        var self = id(admin);
        assertThat(delete("/homes/default/members/" + self).status()).isEqualTo(409);
        assertThat(change(admin, "/homes/default/members/" + self, "{\"role\":\"viewer\"}")
                        .status())
                .isEqualTo(409);
        assertThat(delete("/people/" + self).status()).isEqualTo(409);
        assertThat(change(admin, "/people/" + self, "{\"administrator\":false}").status())
                .isEqualTo(409);

        var second = accept(token(invite("default", "viewer")), "Greta");
        assertThat(change(admin, "/people/" + id(second), "{\"administrator\":true}")
                        .status())
                .isEqualTo(204);
        assertThat(dashboard.send("GET", "/homes/cabin", second, null).status()).isEqualTo(200);
        assertThat(change(admin, "/people/" + id(second), "{\"administrator\":false}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void a_removed_person_is_gone_with_sessions_and_tokens() {
        var session = accept(token(invite("default", "owner")), "Hans");
        var made = dashboard.send(
                "POST", "/tokens", session, "{\"name\":\"t\",\"role\":\"owner\",\"homeId\":\"default\"}");
        var token = made.at("/token").asText();
        assertThat(dashboard.get("/me", token).status()).isEqualTo(200);

        assertThat(delete("/people/" + id(session)).status()).isEqualTo(204);

        assertThat(dashboard.send("GET", "/me", session, null).status()).isEqualTo(401);
        assertThat(dashboard.get("/me", token).status()).isEqualTo(401);
        assertThat(dashboard.get("/people").items("name")).doesNotContain("Hans");
    }

    @Test
    void one_home_may_have_so_many_open_links_and_no_more() {
        dashboard.rows().home("inn", "UTC");
        dashboard
                .rows()
                .run(
                        "INSERT INTO invitation (home_id, role, note, token_hash, expires_at)"
                                + " SELECT 'inn', 'viewer', '', sha256(n::text::bytea), '2199-01-01' FROM generate_series(1, 100) n");

        assertThat(invite("inn", "viewer").status()).isEqualTo(409);
    }

    @Test
    void a_link_comes_from_our_own_page_or_not_at_all() {
        var token = token(invite("default", "viewer"));
        var foreign = Map.of("Origin", "https://evil.example");

        assertThat(dashboard
                        .send("POST", "/invitations/lookup", foreign, body(token))
                        .status())
                .isEqualTo(403);
        assertThat(dashboard
                        .send("POST", "/invitations/accept", foreign, body(token))
                        .status())
                .isEqualTo(403);
    }

    private static Reply invite(String home, String role) {
        return dashboard.post("/homes/" + home + "/invitations", "{\"role\":\"" + role + "\",\"note\":\"for a test\"}");
    }

    /** What follows the mark in the link. */
    private static String token(Reply made) {
        var url = made.at("/url").asText();
        assertThat(url).startsWith(dashboard.uri("/invitation#").toString());
        return url.substring(url.indexOf('#') + 1);
    }

    private static Reply lookup(String token) {
        return dashboard.send("POST", "/invitations/lookup", Map.of(), body(token));
    }

    private static String body(String token) {
        return "{\"token\":\"" + token + "\"}";
    }

    private static Reply tryAccept(String token, String name) {
        return tryAccept(dashboard, token, name);
    }

    private static Reply tryAccept(RunningDashboard at, String token, String name) {
        return at.send(
                "POST",
                "/invitations/accept",
                Map.of(),
                "{\"token\":\"" + token + "\",\"name\":\"" + name + "\",\"password\":\"" + PASSWORD + "\"}");
    }

    private static Map<String, String> accept(String token, String name) {
        var reply = tryAccept(token, name);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var cookie = reply.header("Set-Cookie");
        assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Strict");
        return Map.of("Cookie", cookie.substring(0, cookie.indexOf(';')));
    }

    private static String id(Map<String, String> session) {
        return dashboard.send("GET", "/me", session, null).at("/personId").asText();
    }

    private static Reply post(Map<String, String> session, String path, String token) {
        return dashboard.send("POST", path, session, body(token));
    }

    private static Reply change(Map<String, String> session, String path, String body) {
        return dashboard.send("PATCH", path, session, body);
    }

    private static Reply delete(String path) {
        return dashboard.send("DELETE", path, RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR), null);
    }
}
