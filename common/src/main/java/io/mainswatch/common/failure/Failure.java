package io.mainswatch.common.failure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expected refusal: what the caller did cannot be done, and it may be told why. Anything else that is thrown is a
 * defect and stays inside.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final transient List<Violation> violations;

    private Failure(Kind kind, String message, List<Violation> violations, @Nullable Throwable cause) {
        // No stack trace: a refusal is an answer, and a flood of bad input must stay cheap.
        super(message, cause, false, false);
        this.kind = kind;
        this.violations = List.copyOf(violations);
    }

    /** A refusal that came from elsewhere in this form. */
    public static Failure of(Kind kind, String message) {
        return new Failure(kind, message, List.of(), null);
    }

    /** The input is wrong as a whole. */
    public static Failure invalid(String message) {
        return new Failure(Kind.INVALID, message, List.of(), null);
    }

    /** The input is wrong in one field. */
    public static Failure invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    /** The input is wrong in these fields. */
    public static Failure invalid(List<Violation> violations) {
        return new Failure(Kind.INVALID, "the request has mistakes", violations, null);
    }

    /** Nobody has said who they are, or not believably. */
    public static Failure unauthenticated(String message) {
        return new Failure(Kind.UNAUTHENTICATED, message, List.of(), null);
    }

    /** The caller is known and may not do this. */
    public static Failure forbidden(String message) {
        return new Failure(Kind.FORBIDDEN, message, List.of(), null);
    }

    /** No such thing, or none that the caller may know of. */
    public static Failure unknown(String message) {
        return new Failure(Kind.UNKNOWN, message, List.of(), null);
    }

    /** The thing is in a state that does not allow this. */
    public static Failure conflict(String message) {
        return new Failure(Kind.CONFLICT, message, List.of(), null);
    }

    /** The body is larger than this door takes. */
    public static Failure tooLarge(String message) {
        return new Failure(Kind.TOO_LARGE, message, List.of(), null);
    }

    /** The caller asks too often. */
    public static Failure tooMany(String message) {
        return new Failure(Kind.TOO_MANY, message, List.of(), null);
    }

    /** It could succeed later: nothing was stored, and trying again is right. */
    public static Failure unavailable(String message, @Nullable Throwable cause) {
        return new Failure(Kind.UNAVAILABLE, message, List.of(), cause);
    }

    public Kind kind() {
        return kind;
    }

    /** Every mistake found, empty when the refusal is not about fields. */
    public List<Violation> violations() {
        return violations;
    }

    /** One mistake: the field's path ({@code channels[2].name}) and what is wrong with it, in words. */
    public record Violation(String field, String message) {}

    /** Whose turn it is to act: each kind has one owner and one HTTP status. */
    public enum Kind {
        INVALID(400, "invalid input"),
        UNAUTHENTICATED(401, "sign in first"),
        FORBIDDEN(403, "not allowed"),
        UNKNOWN(404, "not found"),
        CONFLICT(409, "conflict"),
        TOO_LARGE(413, "too large"),
        TOO_MANY(429, "too many requests"),
        UNAVAILABLE(503, "not available right now");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        /** The HTTP status that says this. */
        public int status() {
            return status;
        }

        public String title() {
            return title;
        }
    }
}
