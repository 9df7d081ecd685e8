package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A newer build of the page reaches those who have the older one, without a line of the older one left over. */
class RenewalIT {
    private static Vertx vertx;
    private static WatchedBrowser browser;
    private static HttpServer server;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        browser = WatchedBrowser.shared();
    }

    @AfterAll
    static void close() {
        Await.result(vertx.close());
    }

    @Test
    void the_next_visit_is_the_new_builds_and_an_open_page_notices() {
        serve(build("one"), 0);
        var base = "http://127.0.0.1:" + server.actualPort();
        try (var visit =
                browser.visit(base, Screen.DESKTOP_LIGHT).expecting("404|refused|REFUSED|RESET|EMPTY|ABORTED")) {
            visit.open("/sign-in");
            assertThat(visit.page().locator("html")).hasAttribute("data-build", "one");
            visit.page().evaluate("() => navigator.serviceWorker.ready");
            visit.page().reload();
            visit.page().waitForFunction("() => navigator.serviceWorker.controller");

            serve(build("two"), server.actualPort());
            visit.page().evaluate("""
                    async () => (await import(document.querySelector('script[type=module]').src.replace('app.js', 'lib/renewal.js')))
                      .look({ atOnce: true })""");
            assertThat(visit.page().locator("html")).hasAttribute("data-build", "two");
            assertThat(visit.button("Sign in")).isVisible();

            serve(build("three"), server.actualPort());
            visit.page().reload();
            assertThat(visit.page().locator("html")).hasAttribute("data-build", "three");
            visit.page().waitForFunction("async () => (await caches.keys()).length === 2");
        }
    }

    @Test
    void the_worker_names_its_build_and_is_asked_for_anew_each_time() {
        assertThat(build("one").worker().etag())
                .isNotEqualTo(build("two").worker().etag());
        assertThat(build("one").worker().file().plain().toString())
                .doesNotContain("{{")
                .contains("/lib/texts.js");
    }

    private static void serve(WebAssets build, int port) {
        if (port != 0) {
            Await.result(server.close());
        }
        var router = Router.router(vertx);
        new WebRoutes(build).mount(router);
        server = Await.result(vertx.createHttpServer().requestHandler(router).listen(port, "127.0.0.1"));
    }

    /** The program's page, whose first module says which build it is. */
    private static WebAssets build(String name) {
        var libraries = Libraries.onClassPath();
        var reached = new ModuleGraph(libraries, Map.of("icons", IconModule.from(libraries))).from("app.js");
        var files = new TreeMap<>(reached.modules());
        WebAssets.OTHER_FILES.forEach(path -> files.put(path, ClassPathFile.read(WebAssets.FILES + path)));
        var first = new String(files.get("app.js"), UTF_8) + "document.documentElement.dataset.build = '" + name + "';";
        files.put("app.js", first.getBytes(UTF_8));
        return WebAssets.of(libraries, files, reached.atOnce());
    }
}
