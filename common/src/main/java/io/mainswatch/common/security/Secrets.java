package io.mainswatch.common.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets, their digests, and comparisons that take the same time whatever is guessed. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BITS = 256;

    private Secrets() {}

    /** A fresh 256-bit secret as 43 URL-safe characters. */
    public static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(BITS / 8));
    }

    public static byte[] randomBytes(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /**
     * What is stored for a token or ping key. Plain SHA-256 is enough for a random 256-bit secret, and never a
     * bottleneck when ten thousand devices return at once.
     */
    public static byte[] sha256(String secret) {
        return sha256(secret.getBytes(UTF_8));
    }

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Compares without telling by its duration where two secrets differ. */
    public static boolean same(String expected, String given) {
        return MessageDigest.isEqual(sha256(expected), sha256(given));
    }
}
