package io.mainswatch.ingest.picture;

import io.mainswatch.ingest.picture.Testimony.Digit;
import io.mainswatch.ingest.picture.reader.DisplayKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The digits a register must have shown when a person read it: what the pictures of them are labelled with. A drum's place
 * follows from its digit and from what the lower drum has gone beyond 9; where that is not known, only the digit is.
 */
final class PersonDigits {
    /** A last drum is read as its digit from a little before its place until the next one is that near. */
    private static final double EARLY = 0.2;

    private static final double A_HUNDREDTH = 0.01;

    private final MeterInForce meter;
    private final List<Digit> seen;
    private final long count;
    private final int[] digits;

    private PersonDigits(double registerWattHours, MeterInForce meter, List<Digit> seen) {
        this.meter = meter;
        this.seen = seen.size() == meter.setup().digits().size() ? seen : List.of();
        double exact = registerWattHours / meter.unitWattHours();
        this.count = (long) Math.floor(exact + A_HUNDREDTH);
        this.digits = new int[meter.setup().digits().size()];
        long rest = count;
        for (int place = digits.length - 1; place >= 0; place--) {
            digits[place] = (int) (rest % 10);
            rest /= 10;
        }
    }

    /** @param seen what the reader saw in the same picture, none where it saw nothing */
    static List<Digit> of(double registerWattHours, MeterInForce meter, List<Digit> seen) {
        var read = new PersonDigits(registerWattHours, meter, seen);
        return meter.setup().display() == DisplayKind.LCD ? read.lcd() : read.drums(registerWattHours);
    }

    /** Whether a nought before the first digit is shown at all, only the picture knows. */
    private List<Digit> lcd() {
        var all = new ArrayList<Digit>();
        boolean isLeading = true;
        for (int place = 0; place < digits.length; place++) {
            isLeading &= digits[place] == 0 && place < digits.length - 1;
            boolean isBlank = isLeading && !seen.isEmpty() && seen.get(place).blank();
            boolean isKnown = !isLeading || !seen.isEmpty() && !isBlank;
            all.add(new Digit(digits[place], isKnown ? Double.valueOf(digits[place]) : null, 1, isBlank));
        }
        return all;
    }

    private List<Digit> drums(double registerWattHours) {
        var all = new Digit[digits.length];
        var lower = lowest(registerWattHours);
        double exact = count + (lower == null ? 0 : Math.IEEEremainder(lower - digits[digits.length - 1], 10));
        double weight = 1;
        for (int place = digits.length - 1; place >= 0; place--) {
            if (place < digits.length - 1) {
                weight *= 10;
                lower = above(place, lower, exact / weight);
            }
            all[place] = new Digit(digits[place], hanging(place, lower), 1, false);
        }
        return Arrays.asList(all);
    }

    /** Where a drum stands over one that stands at {@code lower}; null where that decides and is not known. */
    private @Nullable Double above(int place, @Nullable Double lower, double turns) {
        if (lower != null) {
            return (Math.floor(turns + 1e-9) + Math.max(0, lower - 9)) % 10;
        }
        int digit = digits[place + 1];
        return digit == 0 || digit == 9 ? null : Double.valueOf(digits[place]);
    }

    /** The last drum: by what the person wrote beyond it, or as it was seen where that is the same digit. */
    private @Nullable Double lowest(double registerWattHours) {
        int last = digits.length - 1;
        double beyond = registerWattHours / meter.unitWattHours() - count;
        if (beyond > A_HUNDREDTH) {
            return digits[last] + beyond;
        }
        var position = seen.isEmpty() ? null : seen.get(last).position();
        if (position == null) {
            return null;
        }
        double off = Math.IEEEremainder(position - meter.setup().register().offset(last) - digits[last], 10);
        return off < -EARLY - A_HUNDREDTH || off >= 1 - EARLY + A_HUNDREDTH
                ? null
                : Double.valueOf((digits[last] + off + 10) % 10);
    }

    private @Nullable Double hanging(int place, @Nullable Double due) {
        return due == null
                ? null
                : Double.valueOf((due + meter.setup().register().offset(place) + 10) % 10);
    }
}
