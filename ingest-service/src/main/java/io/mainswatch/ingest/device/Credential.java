package io.mainswatch.ingest.device;

import io.mainswatch.common.security.SecretBox;
import io.mainswatch.common.security.Secrets;
import java.security.MessageDigest;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One way for a device to show who it is: a secret, kept sealed, or a ping key, of which only the digest is known. */
final class Credential {
    private static final Logger LOG = LoggerFactory.getLogger(Credential.class);

    private final long id;
    private final byte @Nullable [] sealed;
    private final byte @Nullable [] pingKeyHash;
    private final long validUntilNanos;
    private volatile @Nullable String opened;

    /** @param validUntilNanos on the clock's monotonic scale, so that a jump of the wall clock revokes nothing */
    Credential(long id, byte @Nullable [] sealed, byte @Nullable [] pingKeyHash, long validUntilNanos) {
        this.id = id;
        this.sealed = sealed;
        this.pingKeyHash = pingKeyHash;
        this.validUntilNanos = validUntilNanos;
    }

    long id() {
        return id;
    }

    boolean isSecret() {
        return sealed != null;
    }

    boolean isValidAt(long nanos) {
        return nanos - validUntilNanos < 0;
    }

    /** Whether it is the ping key with this SHA-256. */
    boolean isPingKey(byte[] hash) {
        return pingKeyHash != null && MessageDigest.isEqual(pingKeyHash, hash);
    }

    /** Whether the text is this secret; false too when the secret was sealed under a master key that is not ours. */
    boolean isSecret(String given, String deviceId, SecretBox box) {
        return proves(plain -> Secrets.same(plain, given), deviceId, box);
    }

    /** Whether this is a secret that passes; none does that was sealed under a master key that is not ours. */
    boolean proves(Predicate<String> proof, String deviceId, SecretBox box) {
        if (sealed == null) {
            return false;
        }
        var plain = opened;
        if (plain == null) {
            plain = open(sealed, deviceId, box);
            opened = plain;
        }
        return !plain.isEmpty() && proof.test(plain);
    }

    /** The secret, or the empty text, which no secret is. */
    private String open(byte[] box, String deviceId, SecretBox secrets) {
        try {
            return secrets.open(deviceId, box);
        } catch (IllegalStateException notOurs) {
            LOG.atError().addKeyValue("deviceId", deviceId).log(notOurs.getMessage());
            return "";
        }
    }
}
