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

/** All files of the page under one name made from their content: when any of them changes, the name changes. */
final class WebAssets {
    static final String FILES = "web/";
    static final String LIBRARIES = "libraries/";

    private static final String FIRST_MODULE = "app.js";
    private static final List<String> OTHER_FILES =
            List.of("styles/tokens.css", "styles/page.css", "icon.svg", "manifest.webmanifest");
    private static final int HASH_LENGTH = 16;

    private final Map<String, Asset> byPath;
    private final Page shell;
    private final Page notFound;

    private WebAssets(Map<String, Asset> byPath, Page shell, Page notFound) {
        this.byPath = byPath;
        this.shell = shell;
        this.notFound = notFound;
    }

    /** Reads and compresses everything. Takes a moment: not for an event loop. */
    static WebAssets load() {
        var libraries = Libraries.onClassPath();
        var reached = new ModuleGraph(libraries, Map.of("icons", IconModule.from(libraries))).from(FIRST_MODULE);
        var files = new TreeMap<>(reached.modules());
        OTHER_FILES.forEach(path -> files.put(path, ClassPathFile.read(FILES + path)));

        var prefix = "/assets/" + hash(files) + "/";
        var importMap = importMap(libraries, files.keySet(), prefix);
        var preload = reached.atOnce().stream()
                .map(path -> "<link rel=\"modulepreload\" href=\"" + prefix + path + "\">")
                .collect(Collectors.joining("\n"));
        var byPath = files.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> prefix + entry.getKey(), entry -> Asset.of(entry.getKey(), entry.getValue())));
        return new WebAssets(
                byPath,
                Page.of("index.html", Map.of("assets", prefix, "importMap", importMap, "preload", preload), importMap),
                Page.of("not-found.html", Map.of("assets", prefix), ""));
    }

    /** The file at an absolute path, or empty: an old name, or none of ours. */
    Optional<Asset> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    Page shell() {
        return shell;
    }

    Page notFound() {
        return notFound;
    }

    /** Where a module that is no file lies among the assets. */
    static String madePath(String specifier) {
        return specifier + ".js";
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
        try {
            return Json.MAPPER.writeValueAsString(Map.of("imports", imports));
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
