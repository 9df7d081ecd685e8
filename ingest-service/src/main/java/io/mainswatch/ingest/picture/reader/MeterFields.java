package io.mainswatch.ingest.picture.reader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.failure.Failure.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A meter file asked field by field: mistakes are noted with their path, so that all are told at once. */
final class MeterFields {
    private final JsonNode object;
    private final String path;
    private final List<Violation> violations;
    private final Set<String> asked = new HashSet<>();
    private final List<MeterFields> inside = new ArrayList<>();

    MeterFields(JsonNode object) {
        this(object, "", new ArrayList<>());
        if (!object.isObject()) {
            throw Failure.invalid("the meter file is not a JSON object");
        }
    }

    private MeterFields(JsonNode object, String path, List<Violation> violations) {
        this.object = object;
        this.path = path;
        this.violations = violations;
    }

    Optional<MeterFields> inner(String name) {
        var node = given(name);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(inside(name, node));
    }

    private MeterFields inside(String name, JsonNode node) {
        if (!node.isObject()) {
            refuse(name, shown(node) + ", expected an object");
        }
        var fields = new MeterFields(node, path + name + ".", violations);
        inside.add(fields);
        return fields;
    }

    List<Box> boxes(String name, int most) {
        var node = given(name);
        if (node.isMissingNode()) {
            return List.of();
        }
        if (!node.isArray() || node.size() > most) {
            refuse(name, shown(node) + ", expected a list of at most " + most + " boxes");
            return List.of();
        }
        var boxes = new ArrayList<Box>();
        for (int i = 0; i < node.size(); i++) {
            boxes.add(inside(name + "[" + i + "]", node.get(i)).box());
        }
        return boxes;
    }

    private Box box() {
        double x = required("x", 0, Box.MOST - Box.LEAST_SIDE);
        double y = required("y", 0, Box.MOST - Box.LEAST_SIDE);
        double width = required("width", Box.LEAST_SIDE, Box.MOST);
        double height = required("height", Box.LEAST_SIDE, Box.MOST);
        if (x + width > Box.MOST || y + height > Box.MOST) {
            refuse("width", "the box ends outside, expected within " + (int) Box.MOST + " pixels");
            return new Box(0, 0, Box.LEAST_SIDE, Box.LEAST_SIDE);
        }
        return new Box(x, y, width, height);
    }

    <T> T choice(String name, List<String> words, T[] values) {
        var node = given(name);
        int at = node.isTextual() ? words.indexOf(node.asText()) : -1;
        if (at < 0) {
            refuse(name, shown(node) + ", expected one of " + String.join(", ", words));
        }
        return values[Math.max(0, at)];
    }

    boolean flag(String name) {
        var node = given(name);
        if (!node.isMissingNode() && !node.isBoolean()) {
            refuse(name, shown(node) + ", expected true or false");
        }
        return node.asBoolean();
    }

    int integer(String name, int least, int most) {
        var node = given(name);
        if (node.isIntegralNumber() && node.canConvertToInt() && node.asInt() >= least && node.asInt() <= most) {
            return node.asInt();
        }
        refuse(name, shown(node) + ", expected a whole number from " + least + " to " + most);
        return least;
    }

    double number(String name, double least, double most, double standard) {
        return given(name).isMissingNode() ? standard : required(name, least, most);
    }

    private double required(String name, double least, double most) {
        return within(name, given(name), least, most);
    }

    List<Double> numbers(String name, double least, double most) {
        var node = given(name);
        if (!node.isMissingNode() && !node.isArray()) {
            refuse(name, shown(node) + ", expected a list of numbers");
            return List.of();
        }
        var numbers = new ArrayList<Double>();
        for (int i = 0; i < Math.min(node.size(), MeterSetup.MOST_DIGITS + 1); i++) {
            numbers.add(within(name + "[" + i + "]", node.get(i), least, most));
        }
        return numbers;
    }

    private double within(String name, JsonNode node, double least, double most) {
        if (node.isNumber() && node.asDouble() >= least && node.asDouble() <= most) {
            return node.asDouble();
        }
        refuse(name, shown(node) + ", expected a number from " + least + " to " + most);
        return least;
    }

    <T> T missing(String name, String expected, T standIn) {
        refuse(name, "missing, " + expected);
        return standIn;
    }

    void refuse(String name, String message) {
        violations.add(new Violation(path + name, message));
    }

    void orThrow() {
        noteUnasked();
        if (!violations.isEmpty()) {
            throw Failure.invalid(violations);
        }
    }

    private void noteUnasked() {
        object.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                refuse(name, "no such field here");
            }
        });
        inside.forEach(MeterFields::noteUnasked);
    }

    private JsonNode given(String name) {
        asked.add(name);
        var node = object.path(name);
        return node.isNull() ? MissingNode.getInstance() : node;
    }

    private static String shown(JsonNode node) {
        if (node.isMissingNode()) {
            return "missing";
        }
        var text = node.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
