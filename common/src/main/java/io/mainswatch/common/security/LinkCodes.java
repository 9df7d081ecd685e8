package io.mainswatch.common.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Short-lived signed codes that let a chat join a home: {@code base64url(home '.' expiry '.' 12 bytes of HMAC)}. At
 * most 64 characters of {@code A-Z a-z 0-9 _ -}, which is all that Telegram's {@code /start} parameter carries.
 */
public final class LinkCodes {
    public static final Duration VALID_FOR = Duration.ofMinutes(10);
    private static final int SIGNATURE_BYTES = 12;

    private final SecretBox box;

    public LinkCodes(SecretBox box) {
        this.box = box;
    }

    public String issue(String homeId, Instant now) {
        String claim = homeId + "." + Long.toString(now.plus(VALID_FOR).getEpochSecond(), 36);
        byte[] text = claim.getBytes(UTF_8);
        byte[] code = Arrays.copyOf(text, text.length + SIGNATURE_BYTES);
        System.arraycopy(signature(claim), 0, code, text.length, SIGNATURE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    }

    /** The home a code was issued for, or empty when it is forged, altered or too old. */
    public Optional<String> redeem(String code, Instant now) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(code);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        int split = bytes.length - SIGNATURE_BYTES;
        if (split <= 0) {
            return Optional.empty();
        }
        String claim = new String(bytes, 0, split, UTF_8);
        byte[] given = Arrays.copyOfRange(bytes, split, bytes.length);
        if (!MessageDigest.isEqual(signature(claim), given)) {
            return Optional.empty();
        }
        int dot = claim.lastIndexOf('.');
        var expiresAt = Instant.ofEpochSecond(Long.parseLong(claim.substring(dot + 1), 36));
        return now.isAfter(expiresAt) ? Optional.empty() : Optional.of(claim.substring(0, dot));
    }

    private byte[] signature(String claim) {
        return Arrays.copyOf(box.sign("telegram-link:" + claim), SIGNATURE_BYTES);
    }
}
