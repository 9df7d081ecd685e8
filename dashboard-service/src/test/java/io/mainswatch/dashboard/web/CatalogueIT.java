package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's texts: in every language the same ones, with the same blanks, and every one that an element asks for. */
class CatalogueIT {
    private static final Pattern CATALOGUE = Pattern.compile("(?m)^export const (\\w+) = await translated\\(");

    @RegisterExtension
    static final BarePage page = new BarePage();

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "hi", "uk"})
    void a_language_has_every_text_with_its_blanks_and_its_plurals(String language) throws Exception {
        for (var file : catalogues()) {
            assertThat((List<?>) page.run(COMPARE.formatted(file, language)))
                    .as("lib/%s in %s", file, language)
                    .isEmpty();
        }
    }

    @Test
    void every_text_that_the_page_asks_for_exists() throws Exception {
        var missing = new ArrayList<String>();
        for (var file : catalogues()) {
            var source = Files.readString(web().resolve("lib").resolve(file));
            var name = first(CATALOGUE, source);
            var texts = page.ask(file.replace(".js", ""), SHAPE.formatted(name));
            for (var module : modules()) {
                missing.addAll(new Asked(Files.readString(module), name, file)
                        .missingFrom((Map<?, ?>) texts).stream()
                                .map(path -> web().relativize(module) + " asks for " + path)
                                .toList());
            }
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "de-AT, de, Anmelden",
        "es-MX, es, Entrar",
        "hi-IN, hi, साइन इन करें",
        "uk-UA, uk, Увійти",
        "fr-FR, fr, Sign in"
    })
    void a_browser_is_spoken_to_in_its_own_language_or_in_english(String locale, String language, String submit) {
        try (var visit = page.visit(Screen.PHONE_DARK, locale).open("/sign-in")) {
            assertThat(visit.page().locator("ms-sign-in button.main")).hasText(submit);
            assertThat((String) visit.page().evaluate("document.documentElement.lang"))
                    .isEqualTo(language.equals("fr") ? "en" : locale);
            visit.assertFits();
            visit.shoot("sign-in-" + language);
        }
    }

    @Test
    void the_servers_own_sentences_are_said_in_the_pages_language() {
        try (var visit = page.visit(Screen.PHONE_LIGHT, "uk-UA").open("/sign-in")) {
            assertThat(said(visit, "Телефон went on battery")).isEqualTo("Телефон: перехід на акумулятор");
            assertThat(said(visit, "it spoke again")).isEqualTo("знову на зв’язку");
            assertThat(said(visit, "Plug still spoke")).isEqualTo("Plug: ще на зв’язку");
            assertThat(said(visit, "last word of the mains devices")).isEqualTo("останній сигнал мережевих пристроїв");
            assertThat(said(visit, "the device did not say within 30 s that it switched"))
                    .contains("30 с");
            assertThat(said(visit, "something new")).isEqualTo("something new");
        }
    }

    @Test
    void what_the_server_refuses_is_said_in_the_pages_language() {
        try (var visit = page.visit(Screen.PHONE_LIGHT, "de-DE").open("/sign-in")) {
            assertThat(refused(visit, "missing, expected a text of 1 to 100 characters without control characters"))
                    .isEqualTo("Bitte ausfüllen.");
            assertThat(refused(visit, "\"x\", expected a whole number from 1 to 604800"))
                    .isEqualTo("Eine ganze Zahl von 1 bis 604800 eingeben.");
            assertThat(refused(visit, "\"Mars\", expected an IANA time zone such as Europe/Berlin"))
                    .contains("Zeitzone");
            assertThat(refused(visit, "only 3 characters, expected 10 or more")).contains("3", "mindestens 10");
            assertThat(refused(visit, "the name is taken, choose another")).contains("vergeben");
            assertThat(refused(visit, "something new")).isEqualTo("something new");
        }
    }

    private static String refused(Visit visit, String sentence) {
        return (String) visit.page().evaluate("""
                async (sentence) => {
                  const assets = document.querySelector('script[type=module]').src.replace('app.js', '');
                  return (await import(assets + 'lib/refusals.js')).refused(sentence);
                }
                """, sentence);
    }

    private static String said(Visit visit, String sentence) {
        return (String) visit.page().evaluate("""
                async (sentence) => {
                  const assets = document.querySelector('script[type=module]').src.replace('app.js', '');
                  return (await import(assets + 'lib/said.js')).said(sentence);
                }
                """, sentence);
    }

    @Test
    void a_chosen_language_stays_chosen() {
        try (var visit = page.visit(Screen.PHONE_LIGHT, "de-DE").open("/sign-in")) {
            visit.page()
                    .getByLabel("Sprache", new Page.GetByLabelOptions().setExact(true))
                    .selectOption("uk");
            assertThat(visit.page().locator("ms-sign-in button.main")).hasText("Увійти");
            visit.page().reload();
            assertThat(visit.page().locator("ms-sign-in button.main")).hasText("Увійти");
            assertThat((String) visit.page().evaluate("document.documentElement.lang"))
                    .isEqualTo("uk");
        }
    }

    private static List<String> catalogues() throws Exception {
        var found = modules().stream()
                .filter(module -> CATALOGUE.matcher(read(module)).find())
                .map(module -> module.getFileName().toString())
                .sorted()
                .toList();
        assertThat(found)
                .as("every module of texts is a catalogue that ends like device-texts.js")
                .containsExactlyElementsOf(modules().stream()
                        .map(module -> module.getFileName().toString())
                        .filter(name -> name.endsWith("texts.js"))
                        .sorted()
                        .toList());
        return found;
    }

    private static List<Path> modules() throws Exception {
        try (var files = Files.walk(web())) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .filter(file -> !file.startsWith(web().resolve("texts")))
                    .sorted()
                    .toList();
        }
    }

    private static Path web() {
        try {
            return Path.of(CatalogueIT.class.getResource("/web/app.js").toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String first(Pattern pattern, String source) {
        return pattern.matcher(source)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** The catalogue's groups as maps, everything else as true. */
    private static final String SHAPE = """
            (function shape(part) {
              return part?.constructor === Object
                ? Object.fromEntries(Object.entries(part).map(([key, value]) => [key, shape(value)]))
                : true;
            })(%s)""";

    /**
     * What a translation lacks. A function is called with numbers that stand out, and must say the same of them as the
     * English one; meanwhile each plural category of the language is asked for in turn, and a form that is missing is
     * noticed where objects inherit from.
     */
    private static final String COMPARE = """
            const file = '%s';
            const language = '%s';
            const english = Object.values(await import(assets + 'lib/' + file))[0];
            const other = (await import(assets + 'texts/' + language + '/' + file)).default;
            const wrong = [];
            const kind = (text) => (Array.isArray(text) ? 'list' : text?.constructor === Object ? 'group' : typeof text);
            const kinds = { group: groups, list: groups, string: strings, function: functions };
            compare(file, english, other);
            return wrong;

            function compare(path, source, target) {
              if (kind(source) !== kind(target)) wrong.push(`${path} is no ${kind(source)}`);
              else kinds[kind(source)](path, source, target);
            }
            function groups(path, source, target) {
              new Set([...Object.keys(source), ...Object.keys(target)]).forEach((key) => compare(`${path}.${key}`, source[key], target[key]));
            }
            function strings(path, source, target) {
              if (!target.trim()) wrong.push(`${path} is empty`);
              if (target === source && /[a-z] [a-z]/.test(source)) wrong.push(`${path} is still English`);
            }
            function functions(path, source, target) {
              for (const values of [[13, 27, 38, 46, 59], [13, 13, 13, 13, 13], [0, 27, 38, 46, 59]]) {
                const said = String(source(...values));
                for (const category of new Intl.PluralRules(language).resolvedOptions().pluralCategories) {
                  const words = counted(path, category, () => target(...values));
                  strings(path, said, words);
                  values.filter((value) => value).forEach((value) => {
                    if (said.includes(value) !== words.includes(value)) wrong.push(`${path}: "${said}" became "${words}"`);
                  });
                }
              }
            }
            function counted(path, category, call) {
              const { select } = Intl.PluralRules.prototype;
              Intl.PluralRules.prototype.select = () => category;
              const lacks = () => wrong.push(`${path} has no form for ${category}`) && undefined;
              Object.defineProperty(Object.prototype, category, { configurable: true, get: lacks });
              try {
                return String(call());
              } finally {
                delete Object.prototype[category];
                Intl.PluralRules.prototype.select = select;
              }
            }
            """;
}
