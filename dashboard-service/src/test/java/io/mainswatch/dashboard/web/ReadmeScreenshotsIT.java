package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Takes the README's pictures when asked to:
 *
 * <pre>
 * mvn test -pl dashboard-service -Dtest=ReadmeScreenshotsIT -Dmainswatch.screenshots=$PWD/docs/screenshots \
 *     [-Dmainswatch.screenshots.url=http://localhost:8080 -Dmainswatch.screenshots.password=…]
 * </pre>
 *
 * Without a URL they show the tests' own household, with one whatever runs there, such as the demo.
 */
@EnabledIfSystemProperty(named = "mainswatch.screenshots", matches = ".+")
class ReadmeScreenshotsIT {
    private static final String URL = System.getProperty("mainswatch.screenshots.url", "");
    private static final String PASSWORD = System.getProperty("mainswatch.screenshots.password", Visit.PASSWORD);

    @RegisterExtension
    static final ServedPage served = new ServedPage();

    @Test
    void the_overview_on_every_screen() {
        AMonth.in(served.household());
        for (var screen : Screen.values()) {
            try (var visit = (URL.isEmpty() ? served.visit(screen) : served.visit(URL, screen)).open("/")) {
                visit.signIn(PASSWORD);
                assertThat(visit.page().locator("ms-sparkline .line").first()).isVisible();
                assertThat(visit.page().locator("ms-live-state")).hasText("Live");
                visit.page().screenshot(new Page.ScreenshotOptions().setPath(file(screen)));
            }
        }
    }

    private static Path file(Screen screen) {
        return Path.of(System.getProperty("mainswatch.screenshots"), "overview-" + screen.label() + ".png");
    }
}
