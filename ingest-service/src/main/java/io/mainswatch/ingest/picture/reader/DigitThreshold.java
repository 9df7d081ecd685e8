package io.mainswatch.ingest.picture.reader;

/** The confidence at which a digit is believed where the meter file says nothing else. */
public final class DigitThreshold {
    /**
     * Chosen by meters held out in turn, for at most 0.15 % wrong among the digits kept: {@code docs/adr/0006}.
     */
    public static final double SHIPPED = 0.8;

    private DigitThreshold() {}
}
