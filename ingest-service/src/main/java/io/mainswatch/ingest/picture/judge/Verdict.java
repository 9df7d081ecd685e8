package io.mainswatch.ingest.picture.judge;

import java.util.Locale;

/** What was made of a value. */
public enum Verdict {
    /** It fits all that is known; published. */
    ACCEPTED,
    /** It may be right and waits for another frame or a person. */
    HELD,
    /** It contradicts what is known. */
    REJECTED,
    /** Digits that could not be read follow from all the others and the bounds; published. */
    INFERRED,
    /** Several frames agree against what was believed, or a first value was found; published. */
    RESYNCHRONISED;

    /** The form used by the API and the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
