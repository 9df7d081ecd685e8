package io.mainswatch.ingest.registration;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.ClaimCodes;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A device that asks to be registered.
 *
 * @param digest of its claim code, by which it is looked up
 * @param mac six bytes in lower-case hex with colons; a label, no proof
 * @param applianceName what it measures, empty where nobody has told it
 * @param account the billing account it was told, to be compared with the home's
 */
public record Applicant(byte[] digest, String mac, String applianceName, Optional<String> account) {
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ACCOUNT = 40;
    private static final Pattern MAC = Pattern.compile("[0-9A-Fa-f]{2}(?:[:-]?[0-9A-Fa-f]{2}){5}");

    /** @throws Failure as invalid for mistakes, as unknown when no claim code has this form */
    public static Applicant from(Fields fields, ClaimCodes codes) {
        var code = fields.text("claimCode", LONGEST_CODE);
        var mac = fields.matching("mac", MAC, "expected six bytes in hexadecimal such as 5c:cf:7f:12:34:56");
        var name = fields.optionalLine("applianceName", LONGEST_NAME);
        var account = fields.optionalLine("account", LONGEST_ACCOUNT);
        fields.orThrow();
        var digest = codes.digest(code).orElseThrow(() -> Failure.unknown("no such claim code"));
        return new Applicant(digest, plain(mac), name.orElse(""), account);
    }

    private static String plain(String mac) {
        var digits = mac.replaceAll("[:-]", "").toLowerCase(Locale.ROOT);
        return digits.replaceAll("(..)(?!$)", "$1:");
    }
}
