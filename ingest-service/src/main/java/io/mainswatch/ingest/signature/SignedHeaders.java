package io.mainswatch.ingest.signature;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.failure.Failure.Violation;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headers of a signed request as far as their form goes. */
public record SignedHeaders(String device, SignedNumbers numbers, String signature) {
    private static final String DEVICE = "X-Device";
    private static final String TIMESTAMP = "X-Timestamp";
    private static final String BOOT = "X-Boot";
    private static final String SEQ = "X-Seq";
    private static final String SIGNATURE = "X-Signature";
    private static final Pattern DIGITS = Pattern.compile("0|[1-9][0-9]{0,15}");
    private static final Pattern FORM = Pattern.compile("v1=[0-9a-f]{64}");
    /** The largest that every JSON reader keeps exactly. */
    private static final long LARGEST = 1L << 53;

    /** Whether the sender means to sign: it sent any of the headers that nobody else sends. */
    public static boolean areIn(MultiMap headers) {
        return headers.contains(SIGNATURE)
                || headers.contains(TIMESTAMP)
                || headers.contains(BOOT)
                || headers.contains(SEQ);
    }

    /** @throws Failure as invalid, naming every header that is missing, given twice or of another form */
    public static SignedHeaders of(MultiMap headers) {
        var mistakes = new ArrayList<Violation>();
        var device = one(headers, DEVICE, mistakes);
        var numbers = new SignedNumbers(
                number(headers, TIMESTAMP, mistakes), number(headers, BOOT, mistakes), number(headers, SEQ, mistakes));
        var signature = one(headers, SIGNATURE, mistakes);
        if (signature != null && !FORM.matcher(signature).matches()) {
            mistakes.add(new Violation(SIGNATURE, "expected v1= and 64 hexadecimal digits in lower case"));
        }
        if (headers.contains("Authorization")) {
            mistakes.add(new Violation("Authorization", "expected either this or a signature"));
        }
        if (!mistakes.isEmpty() || device == null || signature == null) {
            throw Failure.invalid(mistakes);
        }
        return new SignedHeaders(device, numbers, signature);
    }

    private static @Nullable String one(MultiMap headers, String name, List<Violation> mistakes) {
        var values = headers.getAll(name);
        if (values.size() != 1) {
            mistakes.add(new Violation(
                    name, values.isEmpty() ? "missing" : "given " + values.size() + " times, expected once"));
            return null;
        }
        return values.get(0);
    }

    private static long number(MultiMap headers, String name, List<Violation> mistakes) {
        var text = one(headers, name, mistakes);
        if (text == null) {
            return 0;
        }
        if (DIGITS.matcher(text).matches() && Long.parseLong(text) <= LARGEST) {
            return Long.parseLong(text);
        }
        mistakes.add(new Violation(name, "expected a whole number from 0 to " + LARGEST));
        return 0;
    }
}
