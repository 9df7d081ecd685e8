package io.mainswatch.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Vertx vertx = Vertx.vertx();
    private final Passwords passwords = new Passwords(vertx);

    @AfterEach
    void close() {
        Await.result(vertx.close());
    }

    @Test
    void only_the_right_password_is_accepted() {
        var hash = Await.result(passwords.hash("correct horse"));
        assertThat(hash).startsWith("$argon2id$");
        assertThat(Await.result(passwords.verify("correct horse", hash))).isTrue();
        assertThat(Await.result(passwords.verify("correct house", hash))).isFalse();
    }

    @Test
    void nobodys_hash_has_the_form_of_any_other_and_nothing_matches_it() {
        var nobodys = Passwords.matchingNothing();
        assertThat(parameters(nobodys)).isEqualTo(parameters(Await.result(passwords.hash("correct horse"))));
        assertThat(nobodys).isNotEqualTo(Passwords.matchingNothing());
        assertThat(Await.result(passwords.verify("correct horse", nobodys))).isFalse();
    }

    private static String parameters(String hash) {
        return hash.replaceAll("[^$]", "x").length() + hash.replaceFirst("\\$[^$]*\\$[^$]*$", "");
    }

    @Test
    void a_flood_of_guesses_is_turned_away_instead_of_queued() {
        var guesses = new ArrayList<Future<String>>();
        for (int i = 0; i < 100; i++) {
            guesses.add(passwords.hash("guess " + i));
        }
        Await.result(Future.join(guesses).otherwiseEmpty());
        assertThat(guesses.stream().map(Future::cause).filter(Objects::nonNull))
                .isNotEmpty()
                .allSatisfy(cause -> assertThat(((Failure) cause).kind()).isEqualTo(Failure.Kind.TOO_MANY));
        assertThat(guesses.stream().filter(Future::succeeded)).isNotEmpty();
    }
}
