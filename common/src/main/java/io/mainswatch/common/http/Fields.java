package io.mainswatch.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.failure.Failure.Violation;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client sent, asked field by field. A mistake is noted and a harmless stand-in returned, so that
 * {@link #orThrow()} can name every mistake at once; a field nobody asked for is a mistake too.
 */
public final class Fields {
    /** Beyond it Java still reckons, and a database does not. */
    private static final int LAST_YEAR = 9_999;

    private final ObjectNode object;
    private final Set<String> asked = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    private Fields(ObjectNode object) {
        this.object = object;
    }

    /** @throws Failure when the body is not one JSON object */
    public static Fields of(@Nullable Buffer body) {
        try {
            var tree = body == null ? null : Json.MAPPER.readTree(body.getBytes());
            if (tree instanceof ObjectNode object) {
                return new Fields(object);
            }
        } catch (JsonProcessingException malformed) {
            var at = malformed.getLocation();
            throw Failure.invalid("the body is not JSON"
                    + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")")
                    + ", expected one JSON object");
        } catch (IOException e) {
            throw Failure.invalid("the body is not readable, expected one JSON object");
        }
        throw Failure.invalid("the body is not a JSON object");
    }

    /** The query of a request; a parameter given twice is a mistake. */
    public static Fields ofQuery(MultiMap query) {
        var fields = new Fields(Json.MAPPER.createObjectNode());
        for (String name : query.names()) {
            fields.object.put(name, query.get(name));
            if (query.getAll(name).size() > 1) {
                fields.refuse(name, "given " + query.getAll(name).size() + " times, expected once");
            }
        }
        return fields;
    }

    public boolean has(String name) {
        asked.add(name);
        return object.hasNonNull(name);
    }

    /** Whether the field is there and says {@code null}: what it holds is to be forgotten. */
    public boolean clears(String name) {
        asked.add(name);
        return object.has(name) && object.get(name).isNull();
    }

    /** A required text of 1 to {@code longest} characters. */
    public String text(String name, int longest) {
        return optionalText(name, longest).orElseGet(() -> missing(name, "expected " + textOf(longest), ""));
    }

    public Optional<String> optionalText(String name, int longest) {
        return given(name).flatMap(node -> {
            if (node.isTextual() && isPlain(node.asText()) && node.asText().length() <= longest) {
                return Optional.of(node.asText().strip());
            }
            return wrong(name, node, "expected " + textOf(longest));
        });
    }

    /** Like {@link #optionalText}; a text with nothing in it, as a form sends it, counts as none. */
    public Optional<String> optionalLine(String name, int longest) {
        boolean isEmpty = given(name)
                .filter(node -> node.isTextual() && node.asText().isBlank())
                .isPresent();
        return isEmpty ? Optional.empty() : optionalText(name, longest);
    }

    /** A required text of a fixed form. */
    public String matching(String name, Pattern form, String expected) {
        return given(name)
                .map(node -> node.isTextual() && form.matcher(node.asText()).matches()
                        ? node.asText()
                        : this.<String>wrong(name, node, expected).orElse(""))
                .orElseGet(() -> missing(name, expected, ""));
    }

    /** A required choice of these words. */
    public String choice(String name, List<String> words) {
        return optionalChoice(name, words)
                .orElseGet(() -> missing(name, "expected one of " + String.join(", ", words), words.get(0)));
    }

    public Optional<String> optionalChoice(String name, List<String> words) {
        return given(name)
                .flatMap(node -> node.isTextual() && words.contains(node.asText())
                        ? Optional.of(node.asText())
                        : wrong(name, node, "expected one of " + String.join(", ", words)));
    }

    /** A required whole number. */
    public int integer(String name, int least, int most) {
        return optionalInteger(name, least, most)
                .orElseGet(() -> missing(name, "expected a whole number from " + least + " to " + most, least));
    }

    public Optional<Integer> optionalInteger(String name, int least, int most) {
        return given(name).flatMap(node -> {
            var number = wholeNumber(node);
            return number != null && number >= least && number <= most
                    ? Optional.of(number.intValue())
                    : wrong(name, node, "expected a whole number from " + least + " to " + most);
        });
    }

    public Optional<Double> optionalNumber(String name, double least, double most) {
        return given(name)
                .flatMap(node -> node.isNumber() && node.asDouble() >= least && node.asDouble() <= most
                        ? Optional.of(node.asDouble())
                        : wrong(name, node, "expected a number from " + least + " to " + most));
    }

    public Optional<Boolean> optionalBoolean(String name) {
        return given(name).flatMap(node -> switch (node.asText()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> wrong(name, node, "expected true or false");
        });
    }

    /** ISO-8601 with an offset or {@code Z}, in the years 1 to 9999. */
    public Optional<Instant> optionalInstant(String name) {
        return given(name).flatMap(node -> {
            var expected = "expected an instant such as 2026-01-31T18:00:00Z";
            try {
                var instant = OffsetDateTime.parse(node.asText());
                return instant.getYear() >= 1 && instant.getYear() <= LAST_YEAR
                        ? Optional.of(instant.toInstant())
                        : wrong(name, node, expected);
            } catch (DateTimeParseException e) {
                return wrong(name, node, expected);
            }
        });
    }

    /** An object inside this one; its mistakes are named {@code <name>.<field>}. */
    public <T> Optional<T> optionalObject(String name, Function<Fields, T> read) {
        return given(name).flatMap(node -> {
            if (!(node instanceof ObjectNode inner)) {
                return wrong(name, node, "expected an object");
            }
            var fields = new Fields(inner);
            var value = read.apply(fields);
            fields.noteUnasked();
            fields.violations.forEach(
                    mistake -> violations.add(new Violation(name + "." + mistake.field(), mistake.message())));
            return fields.violations.isEmpty() ? Optional.of(value) : Optional.empty();
        });
    }

    /** Notes a mistake found by the caller. */
    public void refuse(String name, String message) {
        asked.add(name);
        violations.add(new Violation(name, message));
    }

    /** @throws Failure naming every mistake noted so far and every field nobody asked for */
    public void orThrow() {
        noteUnasked();
        if (!violations.isEmpty()) {
            throw Failure.invalid(violations);
        }
    }

    private void noteUnasked() {
        object.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                violations.add(new Violation(name, "no such field here"));
            }
        });
    }

    private Optional<JsonNode> given(String name) {
        asked.add(name);
        var node = object.get(name);
        return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    private <T> T missing(String name, String expected, T standIn) {
        if (violations.stream().noneMatch(violation -> violation.field().equals(name))) {
            violations.add(new Violation(name, "missing, " + expected));
        }
        return standIn;
    }

    private static String textOf(int longest) {
        return "a text of 1 to " + longest + " characters without control characters";
    }

    /** Something to read, and nothing a database or a terminal would stumble over. */
    private static boolean isPlain(String text) {
        return !text.isBlank() && text.chars().noneMatch(Character::isISOControl);
    }

    private <T> Optional<T> wrong(String name, JsonNode node, String expected) {
        violations.add(new Violation(name, shown(node) + ", " + expected));
        return Optional.empty();
    }

    private static String shown(JsonNode node) {
        var text = node.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    /** Queries carry numbers as text, bodies as numbers; both are understood. */
    private static @Nullable Long wholeNumber(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.asLong();
        }
        try {
            return node.isTextual() ? Long.valueOf(node.asText().strip()) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
