package io.mainswatch.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.security.SecretBox;
import io.mainswatch.common.security.Secrets;
import java.time.Instant;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class PasskeyChallengesTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private final PasskeyChallenges challenges = new PasskeyChallenges(new SecretBox(Secrets.sha256("a key")));

    @Test
    void a_challenge_is_good_for_its_purpose_and_its_time_on_every_copy() {
        var challenge = challenges.issue("sign-in", NOW);
        var copy = new PasskeyChallenges(new SecretBox(Secrets.sha256("a key")));

        assertThat(copy.isOurs("sign-in", challenge, NOW.plus(PasskeyChallenges.VALID_FOR)))
                .isTrue();
        assertThat(copy.isOurs(
                        "sign-in",
                        challenge,
                        NOW.plus(PasskeyChallenges.VALID_FOR).plusSeconds(1)))
                .isFalse();
        assertThat(copy.isOurs("make:1", challenge, NOW)).isFalse();
        assertThat(new PasskeyChallenges(new SecretBox(Secrets.sha256("another key")))
                        .isOurs("sign-in", challenge, NOW))
                .isFalse();
        assertThat(challenges.issue("sign-in", NOW)).isNotEqualTo(challenge);
    }

    @Property(tries = 200)
    void no_changed_challenge_is_ours(
            @ForAll @IntRange(max = 55) int place, @ForAll @IntRange(min = 1, max = 255) int by) {
        byte[] bytes = Base64.getUrlDecoder().decode(challenges.issue("sign-in", NOW));
        bytes[place] ^= (byte) by;

        assertThat(challenges.isOurs("sign-in", Base64.getUrlEncoder().encodeToString(bytes), NOW))
                .isFalse();
    }

    @Test
    void what_was_never_a_challenge_is_not_ours() {
        assertThat(challenges.isOurs("sign-in", "", NOW)).isFalse();
        assertThat(challenges.isOurs("sign-in", "AAAA", NOW)).isFalse();
        assertThat(challenges.isOurs("sign-in", "not base64!", NOW)).isFalse();
    }
}
