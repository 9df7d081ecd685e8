package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.mainswatch.dashboard.web.Household.ago;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What changes while somebody looks, without a reload. */
class LivePageIT {
    @RegisterExtension
    static final ServedPage served = new ServedPage();

    @ParameterizedTest
    @EnumSource(names = {"PHONE_LIGHT", "DESKTOP_DARK"})
    void a_cut_begins_and_ends_before_our_eyes(Screen screen) {
        AMonth.in(served.household());
        try (var visit = served.visit(screen).signedIn("/")) {
            var answer = visit.card("Supply").getByRole(AriaRole.STATUS);
            assertThat(answer).hasText("Mains on");
            visit.page().evaluate("window.notReloaded = true");

            var cut = served.household().outage("power", ago(Duration.ofSeconds(40)), 0.72, AMonth.SILENCE);
            served.household().supply("off", ago(Duration.ofSeconds(40)), 0.72, AMonth.SILENCE);
            assertThat(answer).hasText("Mains off");
            assertThat(visit.card("Supply")).containsText("likely");
            assertThat(visit.card("Last 30 days")).containsText("4 power cuts");
            visit.page().locator("ms-supply summary").click();
            assertThat(visit.card("Supply")).containsText("stopped charging");
            visit.shoot("overview-off");

            visit.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Outages"))
                    .click();
            assertThat(visit.card("Going on now")).containsText("Power cut");
            visit.shoot("outages-open");

            served.household().ends(cut, ago(Duration.ZERO));
            served.household().supply("on", ago(Duration.ZERO), 0.97, AMonth.PRESENCE);
            assertThat(visit.card("Going on now")).hasCount(0);
            visit.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Overview"))
                    .click();
            assertThat(answer).hasText("Mains on");
            assertThat(visit.page().evaluate("window.notReloaded")).isEqualTo(true);
        }
    }

    @Test
    void values_arrive_by_themselves() {
        AMonth.in(served.household());
        try (var visit = served.visit(Screen.PHONE_DARK).signedIn("/")) {
            assertThat(visit.row("Fridge")).containsText("92");

            // Only the live stream may bring it: asking again for the devices is cut off.
            visit.page().route("**/api/v1/devices?*", route -> route.abort());
            visit.expecting("/api/v1/devices\\?|ERR_FAILED");
            var watts = visit.row("Fridge").locator(".watts");
            for (int second = 0; second < 10 && !watts.innerText().startsWith("1.48"); second++) {
                served.household().reading("fridge", 1_480, Instant.now());
                visit.page().waitForTimeout(1_000);
            }

            assertThat(watts).hasText("1.48\u202fkW");
            assertThat(visit.card("Power now")).containsText("2.58kW");
            assertThat(visit.row("Fridge").locator("ms-age")).containsText(Pattern.compile("just now|s ago"));
        }
    }

    @Test
    void an_old_value_is_not_counted_and_says_its_age() {
        AMonth.in(served.household());
        served.household().device("old", "Old meter", "meter", ago(Duration.ofDays(2)));
        served.household().reading("old", 5_000, ago(Duration.ofMinutes(3)));
        try (var visit = served.visit(Screen.PHONE_LIGHT).signedIn("/")) {
            assertThat(visit.row("Old meter")).containsText(Pattern.compile("silent, 3 min ago"));
            assertThat(visit.row("Old meter")).containsText("5.00");
            assertThat(visit.card("Power now")).containsText("1.20kW");
            assertThat(visit.card("Power now")).containsText("from 3 of 4 meters");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESKTOP_LIGHT"})
    void a_lost_server_makes_the_page_blind_and_its_return_mends_it(Screen screen) {
        AMonth.in(served.household());
        try (var visit = served.visit(screen)
                .expecting("ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET")
                // The browser looks for a newer service worker whenever it likes.
                .expecting("when fetching the script")
                .signedIn("/")) {
            var state = visit.page().locator("ms-live-state");
            assertThat(state).hasText("Live");
            assertThat(visit.row("Fridge")).containsText("92");
            visit.settle();

            served.goAway();
            assertThat(state).hasText("Reconnecting…");
            served.household().supply("off", ago(Duration.ofSeconds(5)), 0.9, AMonth.SILENCE);
            assertThat(state).containsText("Blind since");
            assertThat(visit.card("Supply")).containsText("The server does not answer since");
            visit.shoot("overview-blind");

            served.comeBack();
            assertThat(state).hasText("Live");
            assertThat(visit.card("Supply").getByRole(AriaRole.STATUS)).hasText("Mains off");
        }
    }
}
