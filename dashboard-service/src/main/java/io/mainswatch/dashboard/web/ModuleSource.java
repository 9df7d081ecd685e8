package io.mainswatch.dashboard.web;

import io.mainswatch.dashboard.web.ModulePack.PackedModule;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of one module and what it says to others, in the forms that this page and Lit write it. */
final class ModuleSource {
    private static final String BEGIN = "(?m)(?:^|(?<=[;}]))";
    private static final String FROM = "\\s*from\\s*[\"']([^\"']+)[\"'];?";
    private static final String BRACES = "\\{([^}]*)\\}";

    private static final Pattern IMPORT =
            Pattern.compile(BEGIN + "import\\s*(?:([\\w$]+|" + BRACES + ")\\s*from\\s*)?[\"']([^\"']+)[\"'];?");
    private static final Pattern CALLED = Pattern.compile("\\bimport\\(\\s*[\"']([^\"']+)[\"']\\s*\\)");
    private static final Pattern ALL_FROM = Pattern.compile(BEGIN + "export\\s*\\*" + FROM);
    private static final Pattern SOME_FROM = Pattern.compile(BEGIN + "export\\s*" + BRACES + FROM);
    private static final Pattern SOME = Pattern.compile(BEGIN + "export\\s*" + BRACES + ";?");
    private static final Pattern UNNAMED = Pattern.compile(BEGIN + "export default ");
    private static final Pattern DECLARED =
            Pattern.compile(BEGIN + "export ((?:async )?function|class|const) (?:([\\w$]+)|" + BRACES + ")");
    private static final Pattern UNKNOWN =
            Pattern.compile(BEGIN + "\\s*(?:export\\b|import\\s*[\\w{*\"'])|\\bimport\\.meta\\b");

    private final String path;
    private final String text;
    private final BinaryOperator<String> resolve;
    private final Map<String, String> exports = new LinkedHashMap<>();

    ModuleSource(String path, String text, BinaryOperator<String> resolve) {
        this.path = path;
        this.text = text;
        this.resolve = resolve;
    }

    /** The paths of what must have run before it, in its order. */
    List<String> imports() {
        return Pattern.compile(IMPORT + "|" + ALL_FROM + "|" + SOME_FROM)
                .matcher(text)
                .results()
                .map(found -> found.group(3) != null ? found.group(3) : last(found))
                .map(this::leads)
                .toList();
    }

    /** @param namesOf the exports of a module that it imports */
    PackedModule packed(Function<String, Set<String>> namesOf) {
        var body = replaced(text, IMPORT, this::imported);
        body = replaced(body, ALL_FROM, found -> handOn(leads(found.group(1)), namesOf));
        body = replaced(body, SOME_FROM, found -> export(found.group(1), registered(leads(found.group(2))) + "."));
        body = replaced(body, SOME, found -> export(found.group(1), ""));
        body = replaced(body, UNNAMED, found -> declareDefault());
        body = replaced(body, DECLARED, this::declare);
        body = replaced(body, CALLED, found -> "import('./" + leads(found.group(1)) + "')");
        if (UNKNOWN.matcher(body).find()) {
            throw new IllegalStateException(path + " imports or exports in a way the pack does not know");
        }
        var given = exports.entrySet().stream()
                .map(export -> export.getKey() + ": " + export.getValue())
                .collect(Collectors.joining(", "));
        return new PackedModule(
                "{\n" + body + "\n" + registered(path) + " = { " + given + " };\n}\n",
                Collections.unmodifiableSet(new LinkedHashSet<>(exports.keySet())));
    }

    private String imported(MatchResult found) {
        var clause = found.group(1);
        if (clause == null) {
            return "";
        }
        var names =
                found.group(2) == null ? "default: " + clause : found.group(2).replaceAll("\\s+as\\s+", ": ");
        return "const {" + names + "} = " + registered(leads(found.group(3))) + ";";
    }

    private String handOn(String from, Function<String, Set<String>> namesOf) {
        namesOf.apply(from).stream()
                .filter(name -> !name.equals(ModulePack.DEFAULT))
                .forEach(name -> exports.put(name, registered(from) + "." + name));
        return "";
    }

    private String export(String names, String from) {
        for (var name : names.split(",", -1)) {
            var parts = name.strip().split("\\s+as\\s+", 2);
            exports.put(parts[parts.length - 1], from + parts[0]);
        }
        return "";
    }

    private String declareDefault() {
        exports.put(ModulePack.DEFAULT, "$default");
        return "const $default = ";
    }

    private String declare(MatchResult found) {
        var names = found.group(2) != null ? found.group(2) : found.group(3);
        Arrays.stream(names.split(",", -1)).map(String::strip).forEach(name -> exports.put(name, name));
        return found.group().substring("export ".length());
    }

    private String leads(String specifier) {
        return resolve.apply(path, specifier);
    }

    private static String last(MatchResult found) {
        return found.group(4) != null ? found.group(4) : found.group(6);
    }

    private static String registered(String path) {
        return "$modules['" + path + "']";
    }

    private static String replaced(String text, Pattern pattern, Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(by.apply(found)));
    }
}
