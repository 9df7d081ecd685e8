package io.mainswatch.dashboard.account;

import io.mainswatch.common.security.SecretBox;
import io.mainswatch.common.security.Secrets;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * What an authenticator has to sign: {@code 16 random bytes || 8 bytes of expiry in epoch seconds || 32 bytes of HMAC} over
 * both and the purpose. Any copy knows its own challenges again without remembering them, so nobody can fill a table by
 * asking; one that was answered is noted by {@link PasskeyStore#use} and answers nothing again.
 */
final class PasskeyChallenges {
    static final Duration VALID_FOR = Duration.ofMinutes(5);

    private static final int RANDOM_BYTES = 16;
    private static final int CLAIM_BYTES = RANDOM_BYTES + Long.BYTES;
    private static final int LENGTH = CLAIM_BYTES + 32;

    private final SecretBox box;

    PasskeyChallenges(SecretBox box) {
        this.box = box;
    }

    /** @param purpose what may be done with the answer, and by whom */
    String issue(String purpose, Instant now) {
        byte[] claim = ByteBuffer.allocate(CLAIM_BYTES)
                .put(Secrets.randomBytes(RANDOM_BYTES))
                .putLong(now.plus(VALID_FOR).getEpochSecond())
                .array();
        byte[] challenge = Arrays.copyOf(claim, LENGTH);
        System.arraycopy(signature(purpose, claim), 0, challenge, CLAIM_BYTES, LENGTH - CLAIM_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(challenge);
    }

    /** How an authenticator knows a person: says nothing to anybody else, and is the same at every passkey of theirs. */
    String handleOf(long userId) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(box.sign("passkey-person:" + userId), RANDOM_BYTES));
    }

    /** Whether it was issued here, for this purpose, and not too long ago. */
    boolean isOurs(String purpose, String challenge, Instant now) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(challenge);
        } catch (IllegalArgumentException notOurs) {
            return false;
        }
        if (bytes.length != LENGTH) {
            return false;
        }
        byte[] claim = Arrays.copyOf(bytes, CLAIM_BYTES);
        byte[] given = Arrays.copyOfRange(bytes, CLAIM_BYTES, LENGTH);
        long expiry = ByteBuffer.wrap(claim).getLong(RANDOM_BYTES);
        return MessageDigest.isEqual(signature(purpose, claim), given) && now.getEpochSecond() <= expiry;
    }

    private byte[] signature(String purpose, byte[] claim) {
        return box.sign("passkey:" + purpose + ":" + Base64.getEncoder().encodeToString(claim));
    }
}
