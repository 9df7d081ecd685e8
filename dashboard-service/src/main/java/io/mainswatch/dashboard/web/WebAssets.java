package io.mainswatch.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mainswatch.common.http.Json;
import io.mainswatch.common.security.Secrets;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All files of the page under one name made from their content: when any of them changes, the name changes. */
final class WebAssets {
    static final String FILES = "web/";
    static final String LIBRARIES = "libraries/";

    private static final String FIRST_MODULE = "app.js";
    static final List<String> OTHER_FILES = List.of(
            "styles/tokens.css",
            "styles/page.css",
            "icon.svg",
            "icons/any-192.png",
            "icons/any-512.png",
            "icons/maskable-512.png",
            "icons/touch-180.png",
            "manifest.webmanifest");
    /** Larger files are kept by a browser only once a view needed them. */
    private static final int LARGEST_KEPT_AHEAD = 400_000;

    private static final int HASH_LENGTH = 16;

    private final Map<String, Asset> byPath;
    private final Map<String, Page> shell;
    private final Map<String, Page> notFound;
    private final Page worker;

    private WebAssets(Map<String, Asset> byPath, Map<String, Page> shell, Map<String, Page> notFound, Page worker) {
        this.byPath = byPath;
        this.shell = shell;
        this.notFound = notFound;
        this.worker = worker;
    }

    /** The program's own files: read once, since they cannot change while it runs. Not for an event loop. */
    static WebAssets packed() {
        return Packed.ASSETS;
    }

    private static final class Packed {
        private static final WebAssets ASSETS = load();
    }

    /** Reads and compresses everything, which takes a moment. */
    static WebAssets load() {
        var libraries = Libraries.onClassPath();
        var reached = new ModuleGraph(libraries, Map.of("icons", IconModule.from(libraries))).from(FIRST_MODULE);
        var files = new TreeMap<>(reached.modules());
        OTHER_FILES.forEach(path -> files.put(path, ClassPathFile.read(FILES + path)));
        return of(libraries, files, reached.atOnce());
    }

    /** @param files every file by its path below the assets */
    static WebAssets of(Libraries libraries, TreeMap<String, byte[]> files, List<String> atOnce) {
        var prefix = "/assets/" + hash(files) + "/";
        var importMap = importMap(libraries, files.keySet(), prefix);
        var preload = atOnce.stream()
                .map(path -> "<link rel=\"modulepreload\" href=\"" + prefix + path + "\">")
                .collect(Collectors.joining("\n"));
        var byPath = files.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> prefix + entry.getKey(), entry -> Asset.of(entry.getKey(), entry.getValue())));
        var brand = IconModule.drawing(libraries, "lightning-charge-fill");
        return new WebAssets(
                byPath,
                inEachLanguage(
                        "index.html",
                        Map.of("assets", prefix, "importMap", importMap, "preload", preload, "brand", brand),
                        importMap),
                inEachLanguage("not-found.html", Map.of("assets", prefix), ""),
                Page.of("service-worker.js", worker(files, prefix), ""));
    }

    private static Map<String, Page> inEachLanguage(String path, Map<String, String> values, String inlineScript) {
        return PageWords.LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(language -> language, language -> {
            var all = new HashMap<>(PageWords.in(language));
            all.putAll(values);
            return Page.of(path, all, inlineScript);
        }));
    }

    /** The file at an absolute path, or empty: an old name, or none of ours. */
    Optional<Asset> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** Everything that may be sent, pages included. */
    Stream<Asset> all() {
        return Stream.concat(
                byPath.values().stream(),
                Stream.of(shell.values(), notFound.values(), List.of(worker))
                        .flatMap(Collection::stream)
                        .map(Page::file));
    }

    /** @param language one of {@link PageWords} */
    Page shell(String language) {
        return page(shell, language);
    }

    /** @param language one of {@link PageWords} */
    Page notFound(String language) {
        return page(notFound, language);
    }

    private static Page page(Map<String, Page> pages, String language) {
        return Optional.ofNullable(pages.get(language)).orElseThrow();
    }

    /** The script that keeps the page's files in a browser. */
    Page worker() {
        return worker;
    }

    /** Where a module that is no file lies among the assets. */
    static String madePath(String specifier) {
        return specifier + ".js";
    }

    private static Map<String, String> worker(Map<String, byte[]> files, String prefix) {
        return Map.of(
                "assets", prefix,
                "files", paths(files, prefix, content -> content.length <= LARGEST_KEPT_AHEAD),
                "largeFiles", paths(files, prefix, content -> content.length > LARGEST_KEPT_AHEAD));
    }

    private static String paths(Map<String, byte[]> files, String prefix, Predicate<byte[]> wanted) {
        return json(files.entrySet().stream()
                .filter(file -> wanted.test(file.getValue()))
                .map(file -> prefix + file.getKey())
                .toList());
    }

    private static String importMap(Libraries libraries, Iterable<String> paths, String prefix) {
        var used = new ArrayList<String>();
        paths.forEach(path -> {
            if (path.startsWith(LIBRARIES)) {
                used.add(path.substring(LIBRARIES.length()));
            }
        });
        var imports = new TreeMap<String, String>();
        imports.put("icons", prefix + madePath("icons"));
        libraries.leadingTo(used).forEach((name, place) -> imports.put(name, prefix + LIBRARIES + place));
        return json(Map.of("imports", imports));
    }

    private static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hash(Map<String, byte[]> files) {
        var all = new ByteArrayOutputStream();
        files.forEach((path, content) -> {
            all.writeBytes(path.getBytes(UTF_8));
            all.writeBytes(Secrets.sha256(content));
        });
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Secrets.sha256(all.toByteArray()))
                .substring(0, HASH_LENGTH);
    }
}
