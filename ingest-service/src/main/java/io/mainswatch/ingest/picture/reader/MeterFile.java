package io.mainswatch.ingest.picture.reader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A set-up as JSON:
 *
 * <pre>{@code
 * {"orientation": {"mirrored": true, "rotationDegrees": 180},
 *  "marks": [{"x": 60, "y": 180, "width": 50, "height": 40}, {"x": 320, "y": 170, "width": 60, "height": 40}],
 *  "digits": [{"x": 120, "y": 200, "width": 20, "height": 32}, ...],
 *  "display": "drum-up | drum-down | lcd",
 *  "register": {"unit": "kWh | Wh | MWh | m3 | l", "decimals": 1, "offsets": [0, 0, -0.1]},
 *  "threshold": 0.8}
 * }</pre>
 */
final class MeterFile {
    private static final double DEFAULT_THRESHOLD = DigitThreshold.SHIPPED;

    private MeterFile() {}

    static MeterSetup read(JsonNode json) {
        var fields = new MeterFields(json);
        var orientation =
                fields.inner("orientation").map(MeterFile::orientation).orElse(Orientation.AS_TAKEN);
        var marks = fields.boxes("marks", 2);
        var digits = fields.boxes("digits", MeterSetup.MOST_DIGITS);
        var display = fields.choice("display", words(DisplayKind.values()), DisplayKind.values());
        var register = fields.inner("register")
                .map(inner -> register(inner, digits.size()))
                .orElseGet(() -> fields.missing(
                        "register",
                        "expected an object with unit and decimals",
                        new Register(RegisterUnit.KILOWATT_HOURS, 0, List.of())));
        double threshold = fields.number("threshold", 0, 1, DEFAULT_THRESHOLD);
        if (marks.size() == 1) {
            fields.refuse("marks", "1 mark, expected two or none");
        }
        if (digits.isEmpty()) {
            fields.refuse("digits", "no digits, expected 1 to " + MeterSetup.MOST_DIGITS + " boxes from left to right");
        }
        fields.orThrow();
        return new MeterSetup(orientation, marks, digits, display, register, threshold);
    }

    private static Orientation orientation(MeterFields fields) {
        return new Orientation(fields.flag("mirrored"), fields.number("rotationDegrees", -360, 360, 0));
    }

    private static Register register(MeterFields fields, int digits) {
        var units = RegisterUnit.values();
        var unit = fields.choice(
                "unit", Arrays.stream(units).map(RegisterUnit::symbol).toList(), units);
        int most = Math.min(Register.MOST_DECIMALS, digits);
        int decimals = fields.integer("decimals", 0, most);
        var offsets = fields.numbers("offsets", -Register.MOST_OFFSET, Register.MOST_OFFSET);
        if (!offsets.isEmpty() && offsets.size() != digits) {
            fields.refuse("offsets", offsets.size() + " numbers, expected one a digit or none");
            return new Register(unit, decimals, List.of());
        }
        return new Register(unit, decimals, offsets);
    }

    static JsonNode write(MeterSetup setup) {
        var json = JsonNodeFactory.instance.objectNode();
        json.putObject("orientation")
                .put("mirrored", setup.orientation().mirrored())
                .put("rotationDegrees", setup.orientation().rotationDegrees());
        boxes(json, "marks", setup.marks());
        boxes(json, "digits", setup.digits());
        json.put("display", word(setup.display()));
        var register = json.putObject("register")
                .put("unit", setup.register().unit().symbol())
                .put("decimals", setup.register().decimals());
        setup.register().offsets().forEach(register.putArray("offsets")::add);
        json.put("threshold", setup.threshold());
        return json;
    }

    private static void boxes(ObjectNode json, String name, List<Box> boxes) {
        var array = json.putArray(name);
        boxes.forEach(box -> array.addObject()
                .put("x", box.x())
                .put("y", box.y())
                .put("width", box.width())
                .put("height", box.height()));
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(MeterFile::word).toList();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
