package io.mainswatch.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mainswatch.common.http.Json;
import io.mainswatch.common.security.Secrets;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    private static final int LARGEST_KEPT_AHEAD = 100_000;

    private static final int HASH_LENGTH = 16;

    private final Map<String, Asset> byPath;
    private final Page shell;
    private final Page notFound;
    private final Page worker;

    private WebAssets(Map<String, Asset> byPath, Page shell, Page notFound, Page worker) {
        this.byPath = byPath;
        this.shell = shell;
        this.notFound = notFound;
        this.worker = worker;
    }

    /** Those of the class path. Read and compressed the first time, which takes a moment: not for an event loop. */
    static WebAssets load() {
        return OnClassPath.ASSETS;
    }

    private static WebAssets read() {
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
        return new WebAssets(
                byPath,
                Page.of("index.html", Map.of("assets", prefix, "importMap", importMap, "preload", preload), importMap),
                Page.of("not-found.html", Map.of("assets", prefix), ""),
                Page.of("service-worker.js", Map.of("assets", prefix, "files", keptAhead(files, prefix)), ""));
    }

    /** The file at an absolute path, or empty: an old name, or none of ours. */
    Optional<Asset> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** Everything that may be sent, pages included. */
    Stream<Asset> all() {
        return Stream.concat(
                byPath.values().stream(), Stream.of(shell, notFound, worker).map(Page::file));
    }

    Page shell() {
        return shell;
    }

    Page notFound() {
        return notFound;
    }

    /** The script that keeps the page's files in a browser. */
    Page worker() {
        return worker;
    }

    /** Where a module that is no file lies among the assets. */
    static String madePath(String specifier) {
        return specifier + ".js";
    }

    private static String keptAhead(Map<String, byte[]> files, String prefix) {
        return json(files.entrySet().stream()
                .filter(file -> file.getValue().length <= LARGEST_KEPT_AHEAD)
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

    private static final class OnClassPath {
        static final WebAssets ASSETS = read();
    }
}
