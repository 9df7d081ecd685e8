package io.mainswatch.common.security;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a person or token may do in one home; each role may do all that the ones before it may. */
public enum Role {
    /** Sees everything of the home. */
    VIEWER,
    /** Also switches relays and acknowledges. */
    OPERATOR,
    /** Also edits the home, its devices, people and tokens. */
    OWNER;

    /** The forms used by the API and the database, the least right first. */
    public static final List<String> WORDS =
            Arrays.stream(values()).map(Role::wire).toList();

    public boolean allows(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** The lesser of the two. */
    public Role atMost(Role limit) {
        return limit.allows(this) ? this : limit;
    }

    /** The form used by the API and the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
