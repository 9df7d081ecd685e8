package io.mainswatch.simulator.history;

/** What became of an import: readings sent, and of these stored, known already, and rejected; beats sent. */
public record ImportReport(long readings, long stored, long duplicates, long rejected, long beats) {
    static final ImportReport NOTHING = new ImportReport(0, 0, 0, 0, 0);

    ImportReport plus(ImportReport other) {
        return new ImportReport(
                readings + other.readings,
                stored + other.stored,
                duplicates + other.duplicates,
                rejected + other.rejected,
                beats + other.beats);
    }

    @Override
    public String toString() {
        return readings + " readings (" + stored + " stored, " + duplicates + " known already, " + rejected
                + " rejected) and " + beats + " beats";
    }
}
