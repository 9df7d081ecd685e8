package io.mainswatch.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Every module the page reaches from its first one, found by following imports as a browser does: those written at the
 * top at once, packed into one file, those called ({@code import('./x.js')}) when a view needs them. What nobody imports
 * is not served, and an import that leads nowhere fails the start instead of a visitor's page.
 */
final class ModuleGraph {
    private static final Pattern IMPORT =
            Pattern.compile("\\b(?:import|export)\\b\\s*(?:[^\"'();]*?\\bfrom\\s*)?[\"']([^\"']+)[\"']");
    private static final Pattern CALLED = Pattern.compile("\\bimport\\(\\s*[\"']([^\"']+)[\"']\\s*\\)");
    private static final Pattern COMMENT = Pattern.compile("(?ms)^[ \\t]*/\\*\\*.*?\\*/[ \\t]*$");
    private static final Pattern SOURCE_MAP = Pattern.compile("(?m)^//# sourceMappingURL=.*$");

    private final Libraries libraries;
    private final Map<String, byte[]> made;
    private final Map<String, byte[]> modules = new LinkedHashMap<>();
    private final ArrayDeque<String> ahead = new ArrayDeque<>();
    private final ArrayDeque<String> later = new ArrayDeque<>();

    /** @param made modules that are no files: their content by bare specifier */
    ModuleGraph(Libraries libraries, Map<String, byte[]> made) {
        this.libraries = libraries;
        this.made = made;
    }

    Reached from(String first) {
        ahead.add(first);
        followAhead();
        var pack = new ModulePack(Map.copyOf(modules), this::resolve).from(first);
        while (!later.isEmpty()) {
            ahead.add(later.remove());
            followAhead();
        }
        modules.putAll(pack);
        return new Reached(modules, List.of(first, ModulePack.REGISTRY));
    }

    private void followAhead() {
        while (!ahead.isEmpty()) {
            var path = ahead.remove();
            if (!modules.containsKey(path)) {
                follow(path);
            }
        }
    }

    private void follow(String path) {
        var source = SOURCE_MAP
                .matcher(withoutComments(new String(read(path), UTF_8)))
                .replaceAll("");
        modules.put(path, source.getBytes(UTF_8));
        IMPORT.matcher(source).results().forEach(found -> ahead.add(resolve(path, found.group(1))));
        CALLED.matcher(source).results().forEach(found -> later.add(resolve(path, found.group(1))));
    }

    /** What a module says to its readers is a tenth of the page. The lines stay, so that a browser's numbers are the file's. */
    private static String withoutComments(String source) {
        return COMMENT.matcher(source)
                .replaceAll(comment -> "\n".repeat((int) comment.group().lines().count() - 1));
    }

    private String resolve(String from, String specifier) {
        if (specifier.startsWith(".")) {
            return URI.create(from).resolve(specifier).toString();
        }
        if (made.containsKey(specifier)) {
            return WebAssets.madePath(specifier);
        }
        return libraries
                .find(specifier)
                .map(place -> WebAssets.LIBRARIES + place)
                .orElseThrow(() -> new IllegalStateException(from + " imports the unknown module " + specifier));
    }

    private byte[] read(String path) {
        if (path.startsWith(WebAssets.LIBRARIES)) {
            return Libraries.read(path.substring(WebAssets.LIBRARIES.length()));
        }
        for (var module : made.entrySet()) {
            if (path.equals(WebAssets.madePath(module.getKey()))) {
                return module.getValue();
            }
        }
        return ClassPathFile.read(WebAssets.FILES + path);
    }

    /**
     * What a walk found.
     *
     * @param modules the content of each by its path below the assets
     * @param atOnce the paths a browser needs before it can draw anything, the first module first
     */
    record Reached(Map<String, byte[]> modules, List<String> atOnce) {}
}
