package io.mainswatch.ingest.rejected;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes what looks like a secret out of what is kept for people to see. */
final class Masking {
    private static final String MASK = "…";
    private static final String BYTE_MASK = "***";
    private static final Pattern PING_KEY = Pattern.compile("(?i)(/ping/)[^/?#\\s\"]+");
    /**
     * A name that announces a secret, then its value: quoted, or up to whatever ends one in a form, a URL or a header.
     * Nothing in it tries twice, so that a hostile payload costs no more than any other.
     */
    private static final Pattern NAMED_SECRET = Pattern.compile(
            "(?i)((?:api[_-]?key|claim[_-]?code|password|passwd|pwd|secret|token|authorization)[a-z0-9_-]{0,32}+"
                    + "[\"']?+\\s{0,8}+[:=]\\s{0,8}+)"
                    + "(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+(?:\"|$)|'[^']*+(?:'|$)|(?:bearer\\s{1,8}+|basic\\s{1,8}+)?+[^&\\s\"',;}]++)");

    private Masking() {}

    /** A path, with or without a query. */
    static String path(String path) {
        return named(PING_KEY.matcher(path).replaceAll("$1" + MASK), MASK);
    }

    /** The first {@code most} bytes of a payload, in which a secret that is cut off at the end is masked too. */
    static byte[] payload(byte[] payload, int most) {
        // One byte a character: whatever the payload is, its other bytes stay as they are.
        var text = new String(payload, 0, Math.min(payload.length, 4 * most), ISO_8859_1);
        var masked = named(PING_KEY.matcher(text).replaceAll("$1" + BYTE_MASK), BYTE_MASK);
        byte[] bytes = masked.getBytes(ISO_8859_1);
        return bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }

    private static String named(String text, String mask) {
        return NAMED_SECRET.matcher(text).replaceAll(found -> {
            char first = found.group(2).charAt(0);
            var quote = first == '"' || first == '\'' ? String.valueOf(first) : "";
            return Matcher.quoteReplacement(found.group(1) + quote + mask + quote);
        });
    }
}
