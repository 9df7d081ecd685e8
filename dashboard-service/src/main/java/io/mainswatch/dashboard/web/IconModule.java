package io.mainswatch.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mainswatch.common.http.Json;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The module {@code icons}: the outlines of the few icons named in {@code web/icons.txt}, taken from the icon package,
 * so that the page draws them inline and loads none of the other two thousand.
 */
final class IconModule {
    private static final String NAMES = WebAssets.FILES + "icons.txt";
    private static final Pattern OUTLINE = Pattern.compile("<path[^>]*\\bd=\"([^\"]+)\"");

    private IconModule() {}

    static byte[] from(Libraries libraries) {
        var outlines = new TreeMap<String, List<String>>();
        new String(ClassPathFile.read(NAMES), UTF_8)
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> outlines.put(name, outlines(libraries, name)));
        try {
            return ("export default " + Json.MAPPER.writeValueAsString(outlines) + ";\n").getBytes(UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One icon as it is written inside an {@code svg} element of 16 by 16. */
    static String drawing(Libraries libraries, String name) {
        return outlines(libraries, name).stream()
                .map(outline -> "<path d=\"" + outline + "\"></path>")
                .collect(Collectors.joining());
    }

    private static List<String> outlines(Libraries libraries, String name) {
        var place = libraries
                .find("bootstrap-icons/icons/" + name + ".svg")
                .orElseThrow(() -> new IllegalStateException("the icon package is not on the class path"));
        return OUTLINE.matcher(new String(Libraries.read(place), UTF_8))
                .results()
                .map((MatchResult path) -> path.group(1))
                .toList();
    }
}
