package io.mainswatch.dashboard.web;

import io.mainswatch.common.testing.Await;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The page's files in a browser, with no service behind them: enough to ask its modules what they answer. */
final class BarePage implements BeforeAllCallback, AfterAllCallback {
    private @Nullable Vertx vertx;
    private @Nullable WatchedBrowser browser;
    private @Nullable Visit visit;
    private String base = "";

    @Override
    public void beforeAll(ExtensionContext context) {
        vertx = Vertx.vertx();
        var router = Router.router(vertx);
        Await.result(WebRoutes.load(vertx)).mount(router);
        base = "http://127.0.0.1:"
                + Await.result(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"))
                        .actualPort();
        browser = WatchedBrowser.shared();
        visit = browser.visit(base, Screen.DESKTOP_LIGHT).open("/sign-in");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        visit.close();
        Await.result(vertx.close());
    }

    /** Another visitor, whose browser speaks this language. */
    Visit visit(Screen screen, String locale) {
        return browser.visit(base, screen, locale);
    }

    /** What an expression over everything that a module of {@code lib/} exports comes to. */
    Object ask(String module, String expression) {
        return run("with (await import(assets + 'lib/%s.js')) { return (%s); }".formatted(module, expression));
    }

    /** What the body of an async function comes to; {@code assets} is where the page's modules lie. */
    Object run(String body) {
        // Built as text: the page's own policy lets no script be made from one inside it.
        var value = visit.page().evaluate("""
                async () => {
                  const assets = document.querySelector('script[type=module]').src.replace('app.js', '');
                  %s
                }
                """.formatted(body));
        return value instanceof Integer number ? (Object) number.doubleValue() : value;
    }
}
