package io.mainswatch.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One visitor's page. Closing it fails the test when the browser complained of anything the test did not expect: an
 * error on the console (a violation of the content security policy is one), a request that failed or went elsewhere.
 */
final class Visit implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    private static final boolean SHOOTING = Boolean.getBoolean("mainswatch.shoot");
    private static final Set<String> TROUBLE = Set.of("error", "warning");
    private static final double PATIENCE_MILLIS = 20_000;

    /** What the page itself notes of a sign-in; once, so that signing out is not undone by the next page. */
    private static final String WAS_HERE = """
            if (location.protocol.startsWith('http') && !sessionStorage.getItem('was-here')) {
              sessionStorage.setItem('was-here', 'yes');
              localStorage.setItem('mainswatch-signed-in', 'yes');
            }
            """;

    private final BrowserContext context;
    private final Page page;
    private final Screen screen;
    private final List<String> complaints = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    Visit(BrowserContext context, String base, Screen screen) {
        this.context = context;
        this.screen = screen;
        context.setDefaultTimeout(PATIENCE_MILLIS);
        this.page = context.newPage();
        page.onConsoleMessage(this::heard);
        page.onPageError(error -> complaints.add("uncaught: " + error));
        page.onRequestFailed(this::failed);
        page.onRequest(request -> {
            if (!request.url().startsWith(base) && !request.url().startsWith("data:")) {
                complaints.add("went elsewhere: " + request.url());
            }
        });
    }

    /** Says that the browser will complain of this, because the test makes it happen. */
    Visit expecting(String complaint) {
        expected.add(Pattern.compile(complaint));
        return this;
    }

    Visit open(String path) {
        page.navigate(path);
        return this;
    }

    /** Opens a path as the first user, whose browser has a session already: how one comes by it is {@link SignInIT}'s. */
    Visit signedIn(String path) {
        var credentials = Map.of("user", "admin", "password", PASSWORD);
        var answer = context.request()
                .post("/api/v1/session", RequestOptions.create().setData(credentials));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        context.addInitScript(WAS_HERE);
        open(path);
        page.getByRole(AriaRole.NAVIGATION).first().waitFor();
        return this;
    }

    /** Waits until the view is drawn: nothing says that it is still loading, and every chart stands. */
    Visit settle() {
        page.waitForLoadState();
        page.waitForFunction("""
                () => {
                  const waiting = [];
                  let cards = 0;
                  const walk = (root) => root.querySelectorAll('*').forEach((element) => {
                    if (element.matches(':not(:defined)') || element.matches('[aria-busy=true]')) waiting.push(element);
                    if (element.matches('[role=status]') && element.textContent.trim() === 'Loading…') waiting.push(element);
                    if (element.matches('.card, ms-notice')) cards++;
                    if (element.shadowRoot) walk(element.shadowRoot);
                  });
                  walk(document);
                  const main = document.querySelector('ms-app')?.shadowRoot.querySelector('main');
                  return cards > 0 && waiting.length === 0 && main?.firstElementChild?.shadowRoot?.childElementCount > 0;
                }
                """);
        return this;
    }

    /** What a token of the page's styles is now. */
    String token(String name) {
        return (String) page.evaluate(
                "(name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim()", name);
    }

    void signIn(String password) {
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        button("Sign in").click();
    }

    Page page() {
        return page;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator relay(String device) {
        return page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Relay of " + device));
    }

    Locator card(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator row(String device) {
        return page.locator("ms-device-row").filter(new Locator.FilterOptions().setHasText(device));
    }

    /** The whole page, however long, as this screen shows it. */
    void shoot(Path file) {
        int height = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        page.setViewportSize(screen.width(), Math.max(screen.height(), height));
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
        page.setViewportSize(screen.width(), screen.height());
    }

    /** For a person to look at, with {@code -Dmainswatch.shoot=true}: pictures of whole pages cost more than the tests. */
    void shoot(String state) {
        if (!SHOOTING) {
            return;
        }
        shoot(Path.of("target/screenshots", state + "-" + screen.label() + ".png"));
    }

    /** Nothing reaches beyond the screen, and whatever can be pressed is large enough for a thumb. */
    void assertFits() {
        // Not innerWidth: a phone's browser widens that to whatever the page reaches.
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(screen.width());
        var small = page.evaluate("""
                () => {
                  const found = [];
                  const walk = (root) => root.querySelectorAll('*').forEach((element) => {
                    if (element.matches('a, button, summary, select, input')) {
                      // Whoever presses a box's label presses the box.
                      const pressed = element.matches('[type=checkbox], [type=radio]') ? (element.closest('label') ?? element) : element;
                      const { width, height } = pressed.getBoundingClientRect();
                      if (width && (width < 43.5 || height < 43.5)) found.push(`${element.outerHTML.slice(0, 80)} ${width}x${height}`);
                    }
                    if (element.shadowRoot) walk(element.shadowRoot);
                  });
                  walk(document);
                  return found;
                }
                """);
        assertThat((List<?>) small).isEmpty();
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    private void heard(ConsoleMessage message) {
        if (TROUBLE.contains(message.type())) {
            complain(message.type() + ": " + message.text() + " at " + message.location());
        }
    }

    private void failed(Request request) {
        // Leaving a page cuts what was still under way, and a live stream has no end of its own.
        if (!"net::ERR_ABORTED".equals(request.failure())) {
            complain("failed: " + request.url() + " " + request.failure());
        }
    }

    private void complain(String complaint) {
        if (expected.stream().noneMatch(pattern -> pattern.matcher(complaint).find())) {
            complaints.add(complaint);
        }
    }
}
