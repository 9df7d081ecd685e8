package io.mainswatch.ingest.picture.reader;

/** The confidence at which a digit is believed where the meter file says nothing else. */
public final class DigitThreshold {
    /**
     * On meters it knows it keeps 98.5 % of the digits and none of them wrong; a lower one would keep hardly more there, and
     * more wrong ones on meters nobody has seen: {@code docs/adr/0006}.
     */
    public static final double SHIPPED = 0.9;

    private DigitThreshold() {}
}
