package io.mainswatch.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Shared;
import io.mainswatch.dashboard.testing.RunningDashboard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Links that let people in: what they offer, to whom, how often and how long. */
final class InvitationsIT {
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
    void an_invited_person_sees_the_offer_and_comes_in_with_the_role_it_has() {
        var made = guests.invite("default", "operator");
        var offer = guests.lookup(guests.token(made));
        assertThat(offer.at("/homeName").asText()).isEqualTo("Home");
        assertThat(offer.at("/role").asText()).isEqualTo("operator");
        assertThat(dashboard.get("/homes/default/invitations").text())
                .contains(made.at("/id").asText())
                .doesNotContain(guests.token(made));

        var session = guests.accept(guests.token(made), "Anna");

        var me = dashboard.send("GET", "/me", session, null);
        assertThat(me.at("/homes/0/id").asText()).isEqualTo("default");
        assertThat(me.at("/homes/0/role").asText()).isEqualTo("operator");
        assertThat(me.at("/homes/1").isMissingNode()).isTrue();
        assertThat(dashboard.send("GET", "/homes/cabin", session, null).status())
                .isEqualTo(404);
        assertThat(dashboard.send("GET", "/people", session, null).status()).isEqualTo(403);
        assertThat(dashboard.get("/homes/default/members").items("name")).contains("admin", "Anna");
        assertThat(dashboard.signIn("anna", Guests.PASSWORD))
                .as("a name is the same however it is capitalised")
                .isNotEmpty();
    }

    @Test
    void a_link_lets_one_person_in_once_and_not_for_ever() {
        var used = guests.token(guests.invite("default", "viewer"));
        guests.accept(used, "Bert");
        assertThat(guests.lookup(used).status()).isEqualTo(404);

        var revoked = guests.invite("default", "viewer");
        assertThat(guests.delete("/homes/default/invitations/"
                                + revoked.at("/id").asText())
                        .status())
                .isEqualTo(204);
        assertThat(guests.lookup(guests.token(revoked)).status()).isEqualTo(404);
        assertThat(guests.delete("/homes/default/invitations/"
                                + revoked.at("/id").asText())
                        .status())
                .isEqualTo(404);

        var late = guests.token(guests.invite("default", "viewer"));
        dashboard.clock().advance(InvitationStore.LIFE.minusMinutes(1));
        assertThat(guests.lookup(late).status()).isEqualTo(200);
        dashboard.clock().advance(Duration.ofMinutes(2));
        assertThat(guests.lookup(late).status()).isEqualTo(404);
    }

    @Test
    void of_two_who_follow_one_link_at_once_on_two_copies_one_comes_in() throws Exception {
        try (var copy = dashboard.copy()) {
            var token = guests.token(guests.invite("default", "viewer"));
            var other = CompletableFuture.supplyAsync(() -> guests.tryAccept(copy, token, "Ida"));
            var one = guests.tryAccept(dashboard, token, "Jan");

            assertThat(List.of(one.status(), other.get().status())).containsExactlyInAnyOrder(200, 404);
            assertThat(dashboard.get("/people").items("name").stream().filter(Set.of("Ida", "Jan")::contains))
                    .hasSize(1);
        }
    }

    @Test
    void a_name_that_is_taken_leaves_the_link_as_it_was() {
        var token = guests.token(guests.invite("default", "viewer"));

        assertThat(guests.tryAccept(token, "ADMIN").status()).isEqualTo(409);
        assertThat(guests.accept(token, "Carla")).isNotEmpty();
    }

    @Test
    void guessing_links_waits_longer_each_time() {
        dashboard.refusedFor(Duration.ofMinutes(1), () -> guests.lookup("a guess"), 404);

        assertThat(guests.tryAccept("another", "Guesser").status()).isEqualTo(429);
    }

    @Test
    void one_home_may_have_so_many_open_links_and_no_more() {
        dashboard.rows().home("inn", "UTC");
        dashboard
                .rows()
                .run(
                        "INSERT INTO invitation (home_id, role, note, token_hash, expires_at)"
                                + " SELECT 'inn', 'viewer', '', sha256(n::text::bytea), '2199-01-01' FROM generate_series(1, 100) n");

        assertThat(guests.invite("inn", "viewer").status()).isEqualTo(409);
    }

    @Test
    void a_link_comes_from_our_own_page_or_not_at_all() {
        var token = guests.token(guests.invite("default", "viewer"));
        var foreign = Map.of("Origin", "https://evil.example");

        assertThat(dashboard
                        .send("POST", "/invitations/lookup", foreign, guests.body(token))
                        .status())
                .isEqualTo(403);
        assertThat(dashboard
                        .send("POST", "/invitations/accept", foreign, guests.body(token))
                        .status())
                .isEqualTo(403);
    }
}
