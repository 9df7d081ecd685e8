package io.mainswatch.common.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Single settings from the environment, or from the files it names; unset and blank are null. What is wrong with one is
 * added to the mistakes, and the reading goes on as if it were unset.
 */
final class SettingValues {
    private static final int SHORT_SECRET = 12;

    private final Map<String, String> environment;
    private final Set<String> mistakes;
    private final List<String> warnings;

    SettingValues(Map<String, String> environment, Set<String> mistakes, List<String> warnings) {
        this.environment = environment;
        this.mistakes = mistakes;
        this.warnings = warnings;
    }

    @Nullable
    String value(String name) {
        var direct = environment.get(name);
        var file = environment.get(name + "_FILE");
        if (direct != null && file != null) {
            mistakes.add(name + ": set twice, here and by " + name + "_FILE; expected one of them");
        }
        if (file == null) {
            return direct == null || direct.isBlank() ? null : direct.strip();
        }
        try {
            var text = Files.readString(Path.of(file), UTF_8).strip();
            if (text.isEmpty()) {
                mistakes.add(name + "_FILE: " + file + " is empty, expected the value in it");
                return null;
            }
            return text;
        } catch (IOException e) {
            mistakes.add(name + "_FILE: cannot read " + file + ", expected a readable text file");
            return null;
        }
    }

    @Nullable
    String secret(String name) {
        var value = value(name);
        if (value != null && value.length() < SHORT_SECRET) {
            warnings.add(name + ": only " + value.length() + " characters; a longer one is much harder to guess");
        }
        return value;
    }

    int port(String name, int otherwise) {
        return number(name, otherwise, 0, 65_535);
    }

    int number(String name, int otherwise, int least, int most) {
        return (int) wideNumber(name, otherwise, least, most);
    }

    long wideNumber(String name, long otherwise, long least, long most) {
        var value = value(name);
        if (value == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException reportedBelow) {
            // falls through to the one message both mistakes share
        }
        mistakes.add(name + ": '" + value + "', expected a whole number from " + least + " to " + most);
        return otherwise;
    }

    @Nullable
    Path file(String name) {
        var path = path(name, null);
        if (path != null && !Files.isReadable(path)) {
            mistakes.add(name + ": cannot read " + path + ", expected a readable PEM file");
        }
        return path;
    }

    @Nullable
    Path path(String name, @Nullable Path otherwise) {
        var path = parsed(name, Path::of, "expected a path");
        return path == null ? otherwise : path;
    }

    <T> @Nullable T parsed(String name, Function<String, T> parser, String expected) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            // The value itself may hold a password: only its expected form is printed.
            mistakes.add(name + ": not understood, " + expected);
            return null;
        }
    }
}
