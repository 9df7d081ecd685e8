package io.mainswatch.ingest.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The value of {@code X-Signature}: {@code v1=} and the hex HMAC-SHA256 (RFC 2104), under the device's secret, of method,
 * path with its query, timestamp, boot, seq and the hex SHA-256 of the body, joined by line feeds. The body is hashed as
 * it crosses the wire: gzip before it is inflated. {@code firmware/vectors/protocol.txt} holds known answers.
 */
public final class RequestSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1=";

    /** Stands for the method in the signature of an answer: no request has it. */
    private static final String ANSWER = "ANSWER";

    private RequestSignature() {}

    /**
     * Of an answer, under the path and the numbers of its request: since those are never used twice, it answers nothing
     * else.
     *
     * @param bodyHash SHA-256 of the answer's body
     */
    public static String ofAnswer(String secret, String path, SignedNumbers request, byte[] bodyHash) {
        return of(secret, ANSWER, path, request, bodyHash);
    }

    /** @param bodyHash SHA-256 of the body */
    public static String of(String secret, String method, String path, SignedNumbers numbers, byte[] bodyHash) {
        var signed = String.join(
                "\n",
                method,
                path,
                Long.toString(numbers.timestamp()),
                Long.toString(numbers.boot()),
                Long.toString(numbers.seq()),
                HexFormat.of().formatHex(bodyHash));
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return VERSION + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
