package io.mainswatch.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The few words that stand in the documents themselves, because no module runs there: by language. */
final class PageWords {
    /** Those the page speaks; the first stands in for every other. */
    static final List<String> LANGUAGES = List.of("en", "de", "es", "hi", "uk");

    private static final int LONGEST_WISH = 500;

    private PageWords() {}

    /** By key, {@code language} among them. */
    static Map<String, String> in(String language) {
        var words = new Properties();
        try {
            words.load(new StringReader(
                    new String(ClassPathFile.read(WebAssets.FILES + "words/" + language + ".properties"), UTF_8)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        words.setProperty("language", language);
        return words.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, words::getProperty));
    }

    /** The one of our languages that a browser likes best. */
    static String wished(@Nullable String acceptLanguage) {
        var first = LANGUAGES.get(0);
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_WISH) {
            return first;
        }
        try {
            var found = Locale.lookupTag(LanguageRange.parse(acceptLanguage), LANGUAGES);
            return found == null ? first : found;
        } catch (IllegalArgumentException notAWish) {
            return first;
        }
    }
}
