package io.mainswatch.ingest.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.security.Role;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestPlatform;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TokenDirectoryIT {
    private static TestPlatform platform;
    private static Registry registry;
    private static TokenDirectory tokens;
    private static final Set<Long> REVOKED = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void open() {
        platform = TestPlatform.open();
        registry = new Registry(platform).home("default", "UTC");
        tokens = new TokenDirectory(platform.platform());
        tokens.onRevoked(REVOKED::add);
        Await.result(tokens.start());
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @Test
    void a_token_shows_its_home_and_role_until_it_is_revoked() {
        var token = token("default", "operator", "NULL");
        var known = Await.result(tokens.find(token)).orElseThrow();
        assertThat(known.homeId()).isEqualTo("default");
        assertThat(known.role()).isEqualTo(Role.OPERATOR);

        registry.execute("UPDATE api_token SET revoked_at = now() WHERE id = ?", known.id());

        Await.until("revoked", () -> tokens.find(token), Optional::isEmpty);
        assertThat(REVOKED).contains(known.id());
    }

    @Test
    void a_token_of_every_home_has_no_home() {
        assertThat(Await.result(tokens.find(token(null, "viewer", "NULL")))
                        .orElseThrow()
                        .homeId())
                .isNull();
    }

    @Test
    void a_persons_token_does_no_more_than_the_person_may_today() {
        registry.execute("INSERT INTO app_user (name, password_hash) VALUES ('ann', 'none')");
        registry.execute("INSERT INTO home_member SELECT id, 'default', 'operator' FROM app_user WHERE name = 'ann'");
        var token = token("default", "owner", "NULL");
        var everywhere = token(null, "viewer", "NULL");
        registry.execute(
                "UPDATE api_token SET user_id = (SELECT id FROM app_user WHERE name = 'ann') WHERE token_hash IN (?, ?)",
                Secrets.sha256(token),
                Secrets.sha256(everywhere));

        var known = Await.result(tokens.find(token)).orElseThrow();
        assertThat(known.role()).isEqualTo(Role.OPERATOR);
        assertThat(Await.result(tokens.find(everywhere))).isEmpty();

        registry.execute("DELETE FROM home_member WHERE home_id = 'default'");

        Await.until("ended with the membership", () -> tokens.find(token), Optional::isEmpty);
        assertThat(REVOKED).contains(known.id());
    }

    @Test
    void neither_an_expired_nor_a_guessed_token_is_known() {
        assertThat(Await.result(tokens.find(token(null, "owner", "now() - interval '1 second'"))))
                .isEmpty();
        assertThat(Await.result(tokens.find("guessed"))).isEmpty();
        assertThat(Await.result(tokens.find(""))).isEmpty();
    }

    @Test
    void a_token_whose_row_vanished_with_its_user_is_revoked_too() {
        var token = token(null, "viewer", "NULL");
        var known = Await.result(tokens.find(token)).orElseThrow();

        registry.execute("DELETE FROM api_token WHERE id = ?", known.id());

        Await.until("told", () -> REVOKED.contains(known.id()));
    }

    private static String token(String home, String role, String expiresAt) {
        var token = Secrets.random();
        registry.execute(
                "INSERT INTO api_token (home_id, name, role, prefix, token_hash, expires_at) VALUES (?, 't', ?, 'p', ?, "
                        + expiresAt + ")",
                home,
                role,
                Secrets.sha256(token));
        return token;
    }
}
