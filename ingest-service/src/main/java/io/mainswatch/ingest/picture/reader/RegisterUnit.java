package io.mainswatch.ingest.picture.reader;

/** What a register counts. */
public enum RegisterUnit {
    KILOWATT_HOURS("kWh"),
    WATT_HOURS("Wh"),
    MEGAWATT_HOURS("MWh"),
    CUBIC_METRES("m3"),
    LITRES("l");

    private final String symbol;

    RegisterUnit(String symbol) {
        this.symbol = symbol;
    }

    /** As it is written on the meter and in the meter file. */
    public String symbol() {
        return symbol;
    }
}
