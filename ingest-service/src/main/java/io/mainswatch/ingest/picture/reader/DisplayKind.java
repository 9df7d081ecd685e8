package io.mainswatch.ingest.picture.reader;

/** What shows the digits, and for drums from where the next one comes. */
public enum DisplayKind {
    /** Drums whose next digit comes up from below: nearly all. */
    DRUM_UP,
    /** Drums whose next digit comes down from above. */
    DRUM_DOWN,
    /** A liquid crystal: digits jump, and a place may be blank. */
    LCD
}
