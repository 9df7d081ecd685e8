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
    private static final String LIGHT = part(":root", "@media");
    private static final String DARK = LIGHT + part("@media (prefers-color-scheme: dark)", "@media");
    private static final String CLEARER = part("@media (prefers-contrast: more) {", "@media");
    private static final String CLEARER_DARK = part("@media (prefers-contrast: more) and", "@media");
    private static final String PAPER = part("@media print", "$");

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
    void text_is_readable_in_both_themes_and_on_paper(String pair) {
        assertThat(contrast(pair, LIGHT)).as("light").isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(pair, DARK)).as("dark").isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(pair, PAPER)).as("paper").isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whoever_asks_for_more_contrast_gets_it(String pair) {
        assertThat(contrast(pair, LIGHT + CLEARER)).as("light").isGreaterThanOrEqualTo(6.5);
        assertThat(contrast(pair, DARK + CLEARER_DARK)).as("dark").isGreaterThanOrEqualTo(6.5);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shapes_are_seen_in_both_themes_and_on_paper(String pair) {
        assertThat(contrast(pair, LIGHT)).as("light").isGreaterThanOrEqualTo(3);
        assertThat(contrast(pair, DARK)).as("dark").isGreaterThanOrEqualTo(3);
        assertThat(contrast(pair, PAPER)).as("paper").isGreaterThanOrEqualTo(3);
    }

    /** From where the words first stand to where the others next do. */
    private static String part(String from, String to) {
        int start = CSS.indexOf(from);
        int end = CSS.indexOf(to, start + from.length());
        return CSS.substring(start, end < 0 ? CSS.length() : end);
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
