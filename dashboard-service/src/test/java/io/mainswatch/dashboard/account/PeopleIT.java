package io.mainswatch.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Shared;
import io.mainswatch.dashboard.testing.RunningDashboard;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people may do, and how they go. */
final class PeopleIT {
    @RegisterExtension
    static final Shared<Guests> SHARED = Shared.of(Guests.class, Guests::start);

    private static Guests guests;
    private static RunningDashboard dashboard;

    @BeforeAll
    static void start() {
        guests = SHARED.get();
        dashboard = guests.dashboard();
    }

    /** The memory of wrong guesses is long past. */
    @BeforeEach
    void wait_is_over() {
        dashboard.clock().advance(Duration.ofMinutes(6));
    }

    @Test
    void who_has_an_account_joins_a_further_home_with_it() {
        var session = guests.accept(guests.token(guests.invite("default", "viewer")), "Dora");
        var link = guests.token(guests.invite("cabin", "owner"));

        assertThat(guests.post(session, "/me/homes", link).at("/role").asText()).isEqualTo("owner");
        assertThat(dashboard
                        .send("GET", "/homes/cabin/invitations", session, null)
                        .status())
                .isEqualTo(200);
        assertThat(guests.post(session, "/me/homes", link).status()).isEqualTo(404);
        assertThat(guests.post(session, "/me/homes", guests.token(guests.invite("cabin", "viewer")))
                        .status())
                .as("in it already")
                .isEqualTo(409);
        assertThat(guests.post(
                                RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR),
                                "/me/homes",
                                guests.token(guests.invite("cabin", "viewer")))
                        .status())
                .as("a token is nobody")
                .isEqualTo(403);
    }

    @Test
    void an_owner_changes_roles_and_takes_people_out_and_anybody_may_leave() {
        var owner = guests.accept(guests.token(guests.invite("default", "owner")), "Emil");
        var guest = guests.accept(guests.token(guests.invite("default", "viewer")), "Frida");
        var frida = "/homes/default/members/" + guests.id(guest);

        assertThat(guests.change(owner, frida, "{\"role\":\"operator\"}").status())
                .isEqualTo(204);
        assertThat(dashboard.send("GET", "/me", guest, null).at("/homes/0/role").asText())
                .isEqualTo("operator");
        assertThat(guests.change(guest, frida, "{\"role\":\"owner\"}").status()).isEqualTo(403);
        assertThat(dashboard
                        .send("DELETE", "/homes/default/members/" + guests.id(owner), guest, null)
                        .status())
                .isEqualTo(403);
        assertThat(dashboard.send("DELETE", frida, guest, null).status()).isEqualTo(204);
        assertThat(dashboard.send("GET", "/homes/default", guest, null).status())
                .isEqualTo(404);
        assertThat(dashboard.send("DELETE", frida, owner, null).status()).isEqualTo(404);
    }

    @Test
    void the_last_owner_stays() {
        var admin = dashboard.signIn("admin", Guests.PASSWORD);
        var self = guests.id(admin);
        assertThat(guests.delete("/homes/default/members/" + self).status()).isEqualTo(409);
        assertThat(guests.change(admin, "/homes/default/members/" + self, "{\"role\":\"viewer\"}")
                        .status())
                .isEqualTo(409);
        assertThat(guests.delete("/people/" + self).status()).isEqualTo(409);
        assertThat(guests.change(admin, "/people/" + self, "{\"administrator\":false}")
                        .status())
                .isEqualTo(409);

        var second = guests.accept(guests.token(guests.invite("default", "viewer")), "Greta");
        assertThat(guests.change(admin, "/people/" + guests.id(second), "{\"administrator\":true}")
                        .status())
                .isEqualTo(204);
        assertThat(dashboard.send("GET", "/homes/cabin", second, null).status()).isEqualTo(200);
        assertThat(guests.change(admin, "/people/" + guests.id(second), "{\"administrator\":false}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void a_removed_person_is_gone_with_sessions_and_tokens() {
        var session = guests.accept(guests.token(guests.invite("default", "owner")), "Hans");
        var made = dashboard.send(
                "POST", "/tokens", session, "{\"name\":\"t\",\"role\":\"owner\",\"homeId\":\"default\"}");
        var token = made.at("/token").asText();
        assertThat(dashboard.get("/me", token).status()).isEqualTo(200);

        assertThat(guests.delete("/people/" + guests.id(session)).status()).isEqualTo(204);

        assertThat(dashboard.send("GET", "/me", session, null).status()).isEqualTo(401);
        assertThat(dashboard.get("/me", token).status()).isEqualTo(401);
        assertThat(dashboard.get("/people").items("name")).doesNotContain("Hans");
    }
}
