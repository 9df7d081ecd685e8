package io.mainswatch.dashboard.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real browser. Every page opened with it is watched for what a visitor would not see but should never happen. All
 * tests of a process share one, since a start costs seconds; each visitor is nobody the browser saw before.
 */
final class WatchedBrowser {
    private static final Path DEBIANS = Path.of("/usr/bin/chromium");
    private static final List<String> FLAGS =
            List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking");

    private final Browser browser;

    private WatchedBrowser(Browser browser) {
        this.browser = browser;
    }

    /** It goes with the process. */
    static WatchedBrowser shared() {
        return Shared.BROWSER;
    }

    private static final class Shared {
        private static final WatchedBrowser BROWSER = open();
    }

    private static WatchedBrowser open() {
        var options = new BrowserType.LaunchOptions().setArgs(FLAGS);
        var chromium = Optional.ofNullable(System.getenv("MAINSWATCH_TEST_CHROMIUM"))
                .map(Path::of)
                .or(() -> Optional.of(DEBIANS).filter(Files::isExecutable));
        var environment =
                chromium.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.<String, String>of();
        chromium.ifPresent(options::setExecutablePath);
        var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        return new WatchedBrowser(playwright.chromium().launch(options));
    }

    /** A visitor with this screen, who was never here before. */
    Visit visit(String base, Screen screen) {
        return visit(base, screen, "en-GB");
    }

    /** A visitor whose browser speaks this language. */
    Visit visit(String base, Screen screen, String locale) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(base)
                .setLocale(locale)
                .setTimezoneId("Asia/Kolkata")
                .setViewportSize(screen.width, screen.height)
                .setDeviceScaleFactor(screen.isPhone() ? 2 : 1)
                .setIsMobile(screen.isPhone())
                .setHasTouch(screen.isPhone())
                .setColorScheme(screen.dark ? ColorScheme.DARK : ColorScheme.LIGHT));
        return new Visit(context, base, screen);
    }

    /** The screens every view is looked at on. */
    enum Screen {
        PHONE_LIGHT(390, 844, false),
        PHONE_DARK(390, 844, true),
        DESKTOP_LIGHT(1440, 900, false),
        DESKTOP_DARK(1440, 900, true);

        private final int width;
        private final int height;
        private final boolean dark;

        Screen(int width, int height, boolean dark) {
            this.width = width;
            this.height = height;
            this.dark = dark;
        }

        boolean isPhone() {
            return width < 500;
        }

        int width() {
            return width;
        }

        int height() {
            return height;
        }

        /** {@code phone-dark} and the like: part of a screenshot's name. */
        String label() {
            return (isPhone() ? "phone" : "desktop") + (dark ? "-dark" : "-light");
        }
    }
}
