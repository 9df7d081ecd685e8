package io.mainswatch.dashboard.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The JavaScript packages on the class path, as their jars describe themselves: each brings a
 * {@code META-INF/importmap.json} that says where its files lie below {@code META-INF/resources}.
 */
final class Libraries {
    private static final String IMPORT_MAP = "META-INF/importmap.json";
    private static final String FILES = "META-INF/resources";
    private static final String STATIC = "/_static/";

    private final Map<String, String> places;

    private Libraries(Map<String, String> places) {
        this.places = places;
    }

    static Libraries onClassPath() {
        // Longest first: "lit/" must not answer for what "lit/directives/" would.
        var places = new TreeMap<String, String>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        try {
            for (var url : Collections.list(Libraries.class.getClassLoader().getResources(IMPORT_MAP))) {
                try (var file = url.openStream()) {
                    var imports = Json.MAPPER.readTree(file).path("imports");
                    imports.properties().forEach(entry -> places.put(entry.getKey(), place(entry.getValue())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Libraries(places);
    }

    private static String place(JsonNode path) {
        var text = path.asText();
        return text.startsWith(STATIC) ? text.substring(STATIC.length()) : text;
    }

    /** Where a bare specifier such as {@code lit} or {@code lit/directives/repeat.js} leads, as a browser would find it. */
    Optional<String> find(String specifier) {
        return places.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/")
                        ? specifier.startsWith(entry.getKey())
                        : specifier.equals(entry.getKey()))
                .findFirst()
                .map(entry ->
                        entry.getValue() + specifier.substring(entry.getKey().length()));
    }

    /** @param place as {@link #find} gave it */
    static byte[] read(String place) {
        return ClassPathFile.read(FILES + STATIC + place);
    }

    /** The entries that lead to at least one of the places, by specifier. */
    Map<String, String> leadingTo(Iterable<String> used) {
        return places.entrySet().stream()
                .filter(entry -> leads(entry.getValue(), used))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    private static boolean leads(String place, Iterable<String> used) {
        for (String path : used) {
            if (place.endsWith("/") ? path.startsWith(place) : path.equals(place)) {
                return true;
            }
        }
        return false;
    }
}
