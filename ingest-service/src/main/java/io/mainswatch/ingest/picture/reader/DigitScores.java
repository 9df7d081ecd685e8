package io.mainswatch.ingest.picture.reader;

/** How well digits were read, by the measures a label's own scatter allows. */
public final class DigitScores {
    private static final double TENTH = 0.1501;

    private final double threshold;
    private int drums;
    private int drumsWithinTenth;
    private int settled;
    private int settledRight;
    private int settledWithinTenth;
    private int all;
    private int kept;
    private int keptWrong;

    /** @param threshold the confidence from which on a digit counts as kept */
    public DigitScores(double threshold) {
        this.threshold = threshold;
    }

    /** Counts one digit. */
    public void add(LabelledCrop crop, DigitBelief belief) {
        double position = belief.blank() ? Double.NaN : belief.position();
        double off = DigitBelief.distance(position, crop.position());
        boolean right = right(crop, position, off);
        all++;
        if (crop.tenth() && !crop.lcd()) {
            drums++;
            drumsWithinTenth += off <= TENTH ? 1 : 0;
        }
        if (crop.settled()) {
            settled++;
            settledRight += right ? 1 : 0;
            settledWithinTenth += off <= TENTH ? 1 : 0;
        }
        if (belief.confidence() >= threshold) {
            kept++;
            keptWrong += right ? 0 : 1;
        }
    }

    /** Nearest whole digit for what stands still; within half a digit for what rolls; anything of a digit cut off. */
    private static boolean right(LabelledCrop crop, double position, double off) {
        if (!crop.tenth() && !crop.lcd()) {
            return off <= 0.5 || Math.floor(position) == crop.position();
        }
        return off <= 0.5;
    }

    public int count() {
        return all;
    }

    /** Share of the settled digits whose nearest digit is the label's; NaN where there are none. */
    public double settledRight() {
        return share(settledRight, settled);
    }

    /** Share of the settled digits read to a tenth. */
    public double settledWithinTenth() {
        return share(settledWithinTenth, settled);
    }

    /** Share of all drums, rolling ones too, read to a tenth. */
    public double drumsWithinTenth() {
        return share(drumsWithinTenth, drums);
    }

    /** Share of all digits whose confidence reaches the threshold. */
    public double kept() {
        return share(kept, all);
    }

    /** Share of the kept that are wrong by more than half a digit. */
    public double keptWrong() {
        return share(keptWrong, kept);
    }

    public int keptWrongCount() {
        return keptWrong;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? Double.NaN : part / (double) whole;
    }
}
