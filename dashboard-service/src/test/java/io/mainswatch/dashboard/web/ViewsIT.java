package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.mainswatch.dashboard.web.Household.ago;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ForcedColors;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every view on every screen, with much, little and nothing to show. */
class ViewsIT {
    @RegisterExtension
    static final ServedPage served = new ServedPage();

    @ParameterizedTest
    @EnumSource(Screen.class)
    void a_month_of_data_is_shown_on_every_screen(Screen screen) {
        AMonth.in(served.household());
        try (var visit = served.visit(screen).signedIn("/")) {
            assertThat(visit.card("Supply").getByRole(AriaRole.STATUS)).hasText("Mains on");
            assertThat(visit.card("Supply")).containsText("sure");
            assertThat(visit.card("Power now")).containsText("1.20kW");
            assertThat(visit.card("Energy today")).containsText("kWh");
            assertThat(visit.card("Last 30 days")).containsText("3 power cuts, 7 h 9 min in all");
            assertThat(visit.row("Fridge")).containsText("92");
            assertThat(visit.page().locator("ms-live-state")).hasText("Live");
            visit.assertFits();
            visit.shoot("overview-on");

            visit.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Outages"))
                    .click();
            assertThat(visit.page().locator("ms-outage")).hasCount(6);
            visit.assertFits();
            visit.shoot("outages");
        }
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void an_empty_home_says_what_to_do_next(Screen screen) {
        try (var visit = served.visit(screen).open("/")) {
            assertThat(visit.button("Sign in")).isVisible();
            visit.assertFits();
            visit.shoot("sign-in");
            visit.signIn(Visit.PASSWORD);

            assertThat(visit.card("Supply").getByRole(AriaRole.STATUS)).hasText("Not watched yet");
            assertThat(visit.card("Supply")).containsText("Add a device");
            assertThat(visit.card("Power now")).containsText("No word");
            assertThat(visit.card("Devices")).containsText("No device yet");
            visit.assertFits();
            visit.shoot("overview-empty");

            visit.open("/outages");
            assertThat(visit.page().locator("ms-notice")).containsText("No outage in this time");
            visit.shoot("outages-empty");
        }
    }

    @Test
    void forty_devices_fit() {
        AMonth.in(served.household());
        for (int i = 1; i <= 36; i++) {
            served.household().device("socket-" + i, "Socket " + i, "meter", ago(Duration.ofDays(3)));
            served.household().reading("socket-" + i, 3 * i, ago(Duration.ofSeconds(i % 9)));
        }
        for (var screen : List.of(Screen.PHONE_LIGHT, Screen.DESKTOP_DARK)) {
            try (var visit = served.visit(screen).signedIn("/")) {
                assertThat(visit.page().locator("ms-device-row")).hasCount(41);
                visit.assertFits();
                visit.shoot("overview-forty");
            }
        }
    }

    @Test
    void what_we_cannot_know_is_said_so() {
        AMonth.in(served.household());
        served.household().supply("unknown", ago(Duration.ofMinutes(4)), 0.2, "[]");
        try (var visit = served.visit(Screen.PHONE_LIGHT).signedIn("/")) {
            assertThat(visit.card("Supply").getByRole(AriaRole.STATUS)).hasText("We cannot tell");
            assertThat(visit.card("Supply")).not().containsText("sure");
            visit.shoot("overview-unknown");
        }
    }

    @Test
    void everything_can_be_reached_and_read_by_keyboard() {
        AMonth.in(served.household());
        try (var visit = served.visit(Screen.DESKTOP_LIGHT).signedIn("/")) {
            var bars = visit.card("Energy today").getByRole(AriaRole.IMG);
            assertThat(visit.card("Energy today")).containsText("kWh");
            bars.focus();
            visit.page().keyboard().press("Home");
            assertThat(visit.card("Energy today")).containsText("00:00–01:00");
            visit.page().keyboard().press("Escape");
            assertThat(visit.card("Energy today")).not().containsText("00:00–01:00");

            visit.page().locator("ms-supply summary").focus();
            visit.page().keyboard().press("Enter");
            assertThat(visit.card("Supply")).containsText("reports 229.4 V");
            visit.relay("Fridge").focus();
            assertThat(visit.relay("Fridge")).isFocused();
        }
    }

    @Test
    void shapes_remain_where_the_system_takes_the_colours() {
        AMonth.in(served.household());
        try (var visit = served.visit(Screen.DESKTOP_DARK).open("/")) {
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            visit.signIn(Visit.PASSWORD);
            assertThat(visit.relay("Fridge")).isChecked();
            visit.shoot("overview-forced-colours");
        }
    }

    @Test
    void an_unknown_path_is_a_page_in_words() {
        try (var visit =
                served.visit(Screen.PHONE_DARK).expecting("status of 404").open("/nothing")) {
            assertThat(visit.page().getByRole(AriaRole.HEADING)).hasText("There is no such page");
            visit.shoot("not-found");
        }
    }

    @Test
    void the_list_of_outages_keeps_its_range_in_the_link() {
        AMonth.in(served.household());
        served.household()
                .ends(
                        served.household().outage("power", ago(Duration.ofDays(200)), 0.9, AMonth.SILENCE),
                        ago(Duration.ofDays(199)));
        try (var visit = served.visit(Screen.DESKTOP_DARK).signedIn("/outages")) {
            assertThat(visit.page().locator("ms-outage")).hasCount(6);
            visit.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("1 year"))
                    .click();
            assertThat(visit.page().locator("ms-outage")).hasCount(7);
            assertThat(visit.page()).hasURL(Pattern.compile("/outages\\?days=365$"));

            visit.page().reload();
            assertThat(visit.page().locator("ms-outage")).hasCount(7);
            visit.page().locator("ms-outage").first().locator("summary").click();
            assertThat(visit.page().locator("ms-outage").first()).containsText("stopped charging");
            visit.page().goBack();
            assertThat(visit.page().locator("ms-outage")).hasCount(6);
        }
    }
}
