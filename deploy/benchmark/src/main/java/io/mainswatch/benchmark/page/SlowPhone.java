package io.mainswatch.benchmark.page;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.RequestOptions;
import io.mainswatch.benchmark.server.Server;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A phone's browser: its processor four times slower than this one, 10 Mbit/s, and somebody signed in. */
public final class SlowPhone implements AutoCloseable {
    private static final int SLOWER = 4;
    private static final int BYTES_PER_SECOND = 10_000_000 / 8;
    private static final int LATENCY_MILLIS = 5;
    private static final double PATIENCE_MILLIS = 60_000;
    private static final List<Path> CHROMIUMS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"), Path.of("/usr/bin/chromium-browser"));

    /** Notes when the number of the power now is shown and the live stream stands. */
    private static final String WATCH = """
            localStorage.setItem('mainswatch-signed-in', 'yes');
            const look = () => {
              const app = document.querySelector('ms-app')?.shadowRoot;
              const overview = app?.querySelector('ms-overview')?.shadowRoot;
              const figure = overview?.querySelector('ms-power-now')?.shadowRoot?.querySelector('.figure:not(.quiet)');
              const live = app?.querySelector('ms-live-state')?.shadowRoot?.querySelector('.connected');
              if (figure && live) window.liveAt = performance.now();
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
            """;

    private final Playwright playwright;
    private final Browser browser;

    private SlowPhone(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Empty where there is no Chromium on this machine. */
    public static Optional<SlowPhone> open() {
        var chromium = Optional.ofNullable(System.getenv("MAINSWATCH_TEST_CHROMIUM"))
                .map(Path::of)
                .or(() -> CHROMIUMS.stream().filter(Files::isExecutable).findFirst());
        return chromium.map(path -> {
            var options = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
            var playwright = Playwright.create(options);
            var launch = new BrowserType.LaunchOptions()
                    .setExecutablePath(path)
                    .setArgs(List.of("--no-sandbox", "--disable-background-networking"));
            return new SlowPhone(playwright, playwright.chromium().launch(launch));
        });
    }

    /** Opens the overview with nothing kept from before. */
    public Visit cold(URI page) {
        try (var context = signedIn(page)) {
            return visit(context, page, "() => true");
        }
    }

    /** Opens the overview in a browser that was here before and has kept what it may. */
    public Visit warm(URI page) {
        try (var context = signedIn(page)) {
            visit(context, page, "() => navigator.serviceWorker.ready");
            return visit(context, page, "() => true");
        }
    }

    private BrowserContext signedIn(URI page) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(page.toString())
                .setViewportSize(390, 844)
                .setIsMobile(true)
                .setHasTouch(true));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.addInitScript(WATCH);
        var credentials = Map.of("user", "admin", "password", Server.PASSWORD);
        var answer = context.request()
                .post("/api/v1/session", RequestOptions.create().setData(credentials));
        if (!answer.ok()) {
            throw new IllegalStateException("not signed in: " + answer.status() + " " + answer.text());
        }
        return context;
    }

    /** @param end awaited before the visitor goes */
    private static Visit visit(BrowserContext context, URI address, String end) {
        try (var page = context.newPage()) {
            slow(context, page);
            page.navigate(address.toString());
            page.waitForFunction(
                    "() => window.liveAt && performance.getEntriesByName('first-contentful-paint').length");
            var painted =
                    (Number) page.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0].startTime");
            var live = (Number) page.evaluate("() => window.liveAt");
            page.waitForLoadState();
            page.evaluate(end);
            return new Visit(painted.doubleValue(), live.doubleValue());
        }
    }

    private static void slow(BrowserContext context, Page page) {
        var devtools = context.newCDPSession(page);
        var processor = new JsonObject();
        processor.addProperty("rate", SLOWER);
        devtools.send("Emulation.setCPUThrottlingRate", processor);
        var network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", LATENCY_MILLIS);
        network.addProperty("downloadThroughput", BYTES_PER_SECOND);
        network.addProperty("uploadThroughput", BYTES_PER_SECOND);
        devtools.send("Network.emulateNetworkConditions", network);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /**
     * What a person waited for, in milliseconds from asking for the page.
     *
     * @param paintedMillis until the first words stood there
     * @param liveMillis until the power now was shown and the live stream stood
     */
    public record Visit(double paintedMillis, double liveMillis) {}
}
