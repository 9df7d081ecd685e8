package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page without its server: what was last known, with its time, for the person who saw it and nobody else. */
class OfflineIT {
    private static final String UNREACHABLE =
            "ERR_CONNECTION_REFUSED|ERR_FAILED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_INCOMPLETE";

    @RegisterExtension
    static final ServedPage served = new ServedPage();

    @Test
    void the_last_known_state_is_shown_with_its_time_until_the_server_is_back() {
        AMonth.in(served.household());
        try (var visit = served.visit(Screen.PHONE_LIGHT).expecting(UNREACHABLE).signedIn("/")) {
            visit.settle();
            kept(visit);
            served.goAway();
            visit.page().reload();

            assertThat(visit.card("Supply").getByRole(AriaRole.STATUS).first()).hasText("Mains on");
            assertThat(visit.card("Supply")).containsText("Last known at");
            assertThat(visit.row("Fridge")).containsText("92");
            assertThat(visit.page().locator("ms-live-state")).containsText("Blind since");
            visit.assertFits();
            visit.shoot("overview-offline");

            served.comeBack();
            assertThat(visit.page().locator("ms-live-state")).hasText("Live");
            assertThat(visit.card("Supply")).not().containsText("Last known at");
        }
    }

    @Test
    void whoever_signs_out_leaves_nothing_behind() {
        AMonth.in(served.household());
        try (var visit = served.visit(Screen.DESKTOP_DARK)
                .expecting(UNREACHABLE + "|401")
                .signedIn("/")) {
            visit.settle();
            kept(visit);
            visit.button("Sign out").click();
            assertThat(visit.button("Sign in")).isVisible();
            assertThat((String) visit.page().evaluate("JSON.stringify(localStorage)"))
                    .doesNotContain("Fridge");
            assertThat((List<?>) visit.page().evaluate("""
                    async () => {
                      const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
                      return kept.flat().map(({ url }) => url).filter((url) => url.includes('/api/'));
                    }
                    """)).isEmpty();

            served.goAway();
            visit.page().reload();
            assertThat(visit.button("Sign in")).isVisible();
        }
    }

    /** Waits until the browser has everything that it needs to open the page by itself. */
    private static void kept(Visit visit) {
        visit.page().evaluate("() => navigator.serviceWorker.ready");
        visit.page().waitForFunction("() => localStorage.getItem('mainswatch-last-known')?.includes('Fridge')");
    }
}
