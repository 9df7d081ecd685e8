package io.mainswatch.dashboard.web;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.RelayRequestAccepted;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.dashboard.DashboardVerticle;
import io.mainswatch.dashboard.testing.CheapPasswords;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * For each test the real service on a fresh database, a household beside it, and a browser to visit it with. The
 * service can go away and come back at the same address.
 */
final class ServedPage implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {
    private static final double PATIENCE_MILLIS = 20_000;

    private final Map<String, String> settings;
    private final AtomicReference<String> printedPassword = new AtomicReference<>("");
    private @Nullable WatchedBrowser browser;
    private @Nullable TestPlatform platform;
    private @Nullable Household household;
    private final AtomicInteger commands = new AtomicInteger();
    private String deployment = "";
    private int port;

    ServedPage() {
        this(Map.of());
    }

    /** @param settings laid over the tests' own; an empty value is an unset one */
    ServedPage(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        browser = WatchedBrowser.shared();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var all = new HashMap<>(settings);
        all.put("MAINSWATCH_DASHBOARD_PORT", Integer.toString(port));
        platform = TestPlatform.open(new ManualClock().followingTheMachine(), all);
        CheapPasswords.administrator(platform, settings);
        household = new Household(platform);
        commands.set(0);
        comeBack();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        household.close();
        platform.close();
    }

    Visit visit(Screen screen) {
        return visit("http://127.0.0.1:" + port, screen);
    }

    /** A visit to a page that runs somewhere else. */
    Visit visit(String base, Screen screen) {
        return browser.visit(base, screen);
    }

    /** The same by the machine's own name for itself, which is the only one passkeys take without encryption. */
    Visit visitLocalhost(Screen screen) {
        return visit("http://localhost:" + port, screen);
    }

    /** What the terminal showed at the first start. */
    String printedPassword() {
        return printedPassword.get();
    }

    TestPlatform platform() {
        return platform;
    }

    Household household() {
        return household;
    }

    /** A person who may see the home and switch nothing, with everybody's test password. */
    void addViewer(String name) {
        household.viewer(name, CheapPasswords.hash(Visit.PASSWORD));
    }

    void comeBack() {
        deployment = Await.result(platform.platform()
                .vertx()
                .deployVerticle(new DashboardVerticle(platform.platform(), printedPassword::set)));
    }

    void goAway() {
        Await.result(platform.platform().vertx().undeploy(deployment));
    }

    /** As relay-service answers: command-1, command-2, … are queued. What becomes of them is up to the test. */
    void answerRelayRequests() {
        var vertx = platform.platform().vertx();
        platform.platform().bus().answer(Addresses.RELAY_REQUEST, request -> {
            var id = "command-" + commands.incrementAndGet();
            return vertx.executeBlocking(() -> {
                household.command(id, request.deviceId(), request.state().equals("on"));
                return new RelayRequestAccepted(id, "queued");
            });
        });
    }
}
