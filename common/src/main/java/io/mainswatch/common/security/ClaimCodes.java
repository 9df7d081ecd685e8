package io.mainswatch.common.security;

import java.util.Locale;
import java.util.Optional;

/**
 * Codes that a person carries from the page to a new device: 12 characters of Crockford's base 32 in three groups, 60
 * random bits. Read back as people type them: in any case, with or without dashes, O for 0 and I or L for 1.
 */
public final class ClaimCodes {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;

    private final SecretBox box;

    public ClaimCodes(SecretBox box) {
        this.box = box;
    }

    /** A fresh one, as it is shown: {@code K7QF-9XWM-2CDE}. */
    public static String random() {
        byte[] bytes = Secrets.randomBytes(LENGTH);
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(LETTERS.charAt(bytes[i] & 31));
        }
        return code.toString();
    }

    /** What is stored and looked up instead of the code; keyed, so that a stolen database gives none away. Empty when nothing typed like this is a code. */
    public Optional<byte[]> digest(String typed) {
        var plain = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
        boolean isCode = plain.length() == LENGTH && plain.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0);
        return isCode ? Optional.of(box.sign("claim-code:" + plain)) : Optional.empty();
    }
}
