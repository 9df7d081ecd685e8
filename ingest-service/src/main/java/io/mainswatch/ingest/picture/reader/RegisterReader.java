package io.mainswatch.ingest.picture.reader;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Reason;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Refused;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reader: decode, turn upright, align, look whether there is anything to see, read each digit, compose. */
public final class RegisterReader implements MeterReader {
    /** Above this the drums contradict each other: most likely the boxes are not on the digits. */
    private static final double MOST_RESIDUAL = 0.35;

    // A drum this far from its due place could nearly as well be the neighbouring digit.
    private static final double SURE_RESIDUAL = 0.35;
    private static final double LOST_RESIDUAL = 0.5;

    private final DigitReader digits;

    public RegisterReader(DigitReader digits) {
        this.digits = digits;
    }

    /** With the weights the program is shipped with. */
    public static RegisterReader shipped() {
        return new RegisterReader(ShippedNetworks.reader());
    }

    /** What reads one digit. */
    public DigitReader digits() {
        return digits;
    }

    @Override
    public ReadOutcome read(byte[] image, MeterSetup setup, ReferencePicture reference) {
        try {
            return read(Pictures.decode(image), setup, reference);
        } catch (Failure unreadable) {
            return new Refused(Reason.UNREADABLE, String.valueOf(unreadable.getMessage()));
        }
    }

    /** What a decoded picture says. */
    public ReadOutcome read(GreyPicture image, MeterSetup setup, ReferencePicture reference) {
        var sight = Sight.of(image, setup, reference);
        return sight.refusal().map(ReadOutcome.class::cast).orElseGet(() -> read(sight, setup));
    }

    private ReadOutcome read(Sight sight, MeterSetup setup) {
        var beliefs = new ArrayList<DigitBelief>();
        for (var window : sight.windows()) {
            beliefs.add(digits.read(sight.picture().raw(), window, setup.display()));
        }
        return said(beliefs, Math.min(1, sight.alignment().score()), setup);
    }

    @Override
    public ReadOutcome read(List<DigitCrop> crops, MeterSetup setup) {
        var beliefs = crops.stream()
                .map(crop -> digits.read(crop.input(), setup.display()))
                .toList();
        return said(beliefs, 1, setup);
    }

    @Override
    public MeterReader taught(TaughtLayers layers) {
        return layers.on(digits).<MeterReader>map(RegisterReader::new).orElse(this);
    }

    @Override
    public Optional<Lesson> teach(DisplayKind display, List<MeterTuning.Example> examples) {
        return new MeterTuning(digits, display)
                .tune(examples)
                .map(tuned -> new Lesson(
                        TaughtLayers.of(tuned.reader(), digits, display),
                        tuned.digits(),
                        tuned.rightBefore(),
                        tuned.rightAfter()));
    }

    private static ReadOutcome said(List<DigitBelief> beliefs, double alignment, MeterSetup setup) {
        return blank(beliefs, setup).map(ReadOutcome.class::cast).orElseGet(() -> compose(beliefs, alignment, setup));
    }

    private static Optional<Refused> blank(List<DigitBelief> beliefs, MeterSetup setup) {
        boolean digitsBegan = setup.display() != DisplayKind.LCD;
        for (int i = 0; i < beliefs.size(); i++) {
            boolean blank = beliefs.get(i).blank();
            if (blank && (digitsBegan || i == beliefs.size() - 1)) {
                return Optional.of(new Refused(Reason.BLANK, "digit " + (i + 1) + " from the left shows nothing"));
            }
            digitsBegan |= !blank;
        }
        return Optional.empty();
    }

    private static ReadOutcome compose(List<DigitBelief> beliefs, double alignment, MeterSetup setup) {
        var positions = new ArrayList<Double>();
        for (int i = 0; i < beliefs.size(); i++) {
            var belief = beliefs.get(i);
            double freed = belief.position() - setup.register().offset(i) + 10;
            positions.add(belief.blank() ? Double.NaN : freed % 10);
        }
        boolean lcd = setup.display() == DisplayKind.LCD;
        var number = lcd
                ? Composition.lcd(positions)
                : Composition.drums(
                        positions, beliefs.stream().map(DigitBelief::confidence).toList());
        if (number.residual() > MOST_RESIDUAL) {
            return new Refused(Reason.INCONSISTENT, "no number fits all digits: the boxes may not be on them");
        }
        return seen(beliefs, number, alignment, setup);
    }

    private static Seen seen(List<DigitBelief> beliefs, Composition.Number number, double alignment, MeterSetup setup) {
        var seen = new ArrayList<SeenDigit>();
        double least = 1;
        for (int i = 0; i < beliefs.size(); i++) {
            var belief = beliefs.get(i);
            double residual = number.residuals().get(i);
            double sure = (LOST_RESIDUAL - Math.abs(residual)) / (LOST_RESIDUAL - SURE_RESIDUAL);
            double confidence = belief.confidence() * Math.max(0, Math.min(1, sure));
            least = Math.min(least, confidence);
            double position = belief.blank() ? Double.NaN : belief.position();
            seen.add(new SeenDigit(position, confidence, number.digits().get(i), residual));
        }
        return new Seen(seen, number.countTenths(), setup.register(), number.residual(), least, alignment);
    }
}
