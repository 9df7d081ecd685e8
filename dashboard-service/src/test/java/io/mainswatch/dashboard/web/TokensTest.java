package io.mainswatch.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokensTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});");
    private static final String CSS = new String(ClassPathFile.read("web/styles/tokens.css"), UTF_8);
    private static final int DARK = CSS.indexOf("prefers-color-scheme: dark");

    /** Which text may stand on which ground. */
    static List<String> texts() {
        return List.of(
                "text on page",
                "text on surface",
                "text on raised",
                "text on off-tint",
                "quiet on page",
                "quiet on surface",
                "quiet on raised",
                "quiet on off-tint",
                "accent on page",
                "accent on surface",
                "accent on raised",
                "accent on off-tint",
                "on-text on surface",
                "on-text on page",
                "off-text on surface",
                "off-text on page",
                "off-text on off-tint",
                "unknown-text on surface",
                "on-accent on accent");
    }

    /** Shapes that carry meaning. */
    static List<String> shapes() {
        return List.of(
                "on on surface",
                "off on surface",
                "off on off-tint",
                "unknown on surface",
                "edge on surface",
                "edge on page",
                "series on surface",
                "on-text on surface");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void text_is_readable_in_both_themes(String pair) {
        assertThat(contrast(pair, CSS.substring(0, DARK))).as("light").isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(pair, CSS.substring(DARK))).as("dark").isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shapes_are_seen_in_both_themes(String pair) {
        assertThat(contrast(pair, CSS.substring(0, DARK))).as("light").isGreaterThanOrEqualTo(3);
        assertThat(contrast(pair, CSS.substring(DARK))).as("dark").isGreaterThanOrEqualTo(3);
    }

    private static double contrast(String pair, String css) {
        var colours = colours(css);
        int on = pair.lastIndexOf(" on ");
        double front = luminance(colours.get(pair.substring(0, on)));
        double ground = luminance(colours.get(pair.substring(on + 4)));
        return (Math.max(front, ground) + 0.05) / (Math.min(front, ground) + 0.05);
    }

    private static Map<String, Integer> colours(String css) {
        var colours = new HashMap<String, Integer>();
        COLOUR.matcher(css)
                .results()
                .forEach(found -> colours.put(
                        found.group(1), Integer.parseInt(found.group(2).substring(1), 16)));
        return colours;
    }

    /** WCAG 2.2, relative luminance. */
    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
