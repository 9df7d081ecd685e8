package io.mainswatch.ingest.picture.reader;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Everything that is special to one meter: the meter file. Boxes lie in the upright reference picture.
 *
 * @param orientation how a raw picture becomes upright
 * @param marks two places that never change and have structure in both directions, far apart; none where the camera
 *     cannot move against the meter
 * @param digits the windows of the digits from left to right, 1 to 12
 * @param display what shows the digits
 * @param register the number behind them
 * @param threshold the least confidence, 0 to 1, at which a digit is believed
 */
public record MeterSetup(
        Orientation orientation,
        List<Box> marks,
        List<Box> digits,
        DisplayKind display,
        Register register,
        double threshold) {
    /** The most digits a register has. */
    public static final int MOST_DIGITS = 12;

    public MeterSetup {
        marks = List.copyOf(marks);
        digits = List.copyOf(digits);
        if (marks.size() != 0 && marks.size() != 2) {
            throw new IllegalArgumentException("there are two marks or none");
        }
        if (digits.isEmpty() || digits.size() > MOST_DIGITS) {
            throw new IllegalArgumentException("there are 1 to " + MOST_DIGITS + " digits");
        }
        if (register.decimals() > digits.size()) {
            throw new IllegalArgumentException("there cannot be more decimals than digits");
        }
        if (!register.offsets().isEmpty() && register.offsets().size() != digits.size()) {
            throw new IllegalArgumentException("there is one offset a digit, or none at all");
        }
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("a threshold is from 0 to 1");
        }
    }

    /**
     * Reads the JSON form, which is that of the meter file and of the API.
     *
     * @throws io.mainswatch.common.failure.Failure naming every mistake
     */
    public static MeterSetup of(JsonNode json) {
        return MeterFile.read(json);
    }

    /** The JSON form: {@link #of} reads it back to an equal set-up. */
    public JsonNode toJson() {
        return MeterFile.write(this);
    }
}
