package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.mainswatch.dashboard.web.Household.ago;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One device: what it measures now, what it measured, and what was asked of it. */
class DevicePageIT {
    @RegisterExtension
    static final ServedPage served = new ServedPage();

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESKTOP_LIGHT"})
    void a_month_is_zoomed_into_and_returned_from(Screen screen) {
        AMonth.in(served.household());
        served.household().days("fridge", 30);
        served.household()
                .refuses("fridge", "dev/fridge/pzem/metrics", "voltage: outside of 0 to 1000", "{\"voltage\":2304}");
        try (var visit = served.visit(screen).signedIn("/devices/fridge?range=month")) {
            assertThat(visit.card("Refused messages")).containsText("voltage: outside of 0 to 1000");
            assertThat(plot(visit, "History")).isVisible();
            assertThat(visit.card("History")).containsText("Hatched: mains off.");
            visit.assertFits();
            visit.shoot("device-month");

            var box = plot(visit, "History").boundingBox();
            visit.page().mouse().move(box.x + box.width * 0.5, box.y + 100);
            visit.page().mouse().down();
            visit.page().mouse().move(box.x + box.width * 0.6, box.y + 110);
            visit.page().mouse().move(box.x + box.width * 0.7, box.y + 120);
            visit.page().mouse().up();
            assertThat(visit.page()).hasURL(Pattern.compile("range=month&from=[^&]+Z&to=[^&]+Z$"));
            assertThat(visit.card("History")).containsText(Pattern.compile("mean of 15 min"));
            visit.shoot("device-month-zoomed");

            visit.page().reload();
            assertThat(visit.card("History")).containsText("mean of 15 min");
            plot(visit, "History").dblclick();
            assertThat(visit.page()).hasURL(Pattern.compile("/devices/fridge\\?range=month$"));
            assertThat(visit.card("History")).containsText("mean of 1 h");
        }
    }

    @Test
    void the_last_ten_minutes_move_on_by_themselves() {
        AMonth.in(served.household());
        try (var visit = served.visit(Screen.PHONE_LIGHT).signedIn("/")) {
            visit.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Fridge"))
                    .click();
            assertThat(visit.card("Last 10 minutes")).containsText("92W");
            visit.card("Last 10 minutes").locator("ms-table summary").click();
            var rows = visit.card("Last 10 minutes").locator("tbody tr");
            assertThat(rows.last()).containsText("92");

            for (int tries = 0; tries < 20 && !rows.last().innerText().contains("1.48"); tries++) {
                served.household().reading("fridge", 1_480, Instant.now());
                visit.page().waitForTimeout(500);
            }
            assertThat(rows.last()).containsText("1.48");
            assertThat(visit.card("Last 10 minutes")).containsText("1.48kW");
            assertThat(visit.card("Last 10 minutes").locator("canvas").first()).isVisible();
            visit.shoot("device-live");
        }
    }

    @Test
    void exact_values_are_read_by_keyboard_as_a_table_and_as_a_file() throws IOException {
        AMonth.in(served.household());
        served.household().days("fridge", 30);
        try (var visit = served.visit(Screen.DESKTOP_LIGHT).signedIn("/devices/fridge?range=week")) {
            assertThat(visit.card("History")).containsText("mean of 15 min");
            plot(visit, "History").focus();
            visit.page().keyboard().press("Home");
            assertThat(visit.card("History").locator("#said"))
                    .hasText(Pattern.compile("\\w+ \\d\\d:\\d\\d: \\d+.*W \\(.* to .*\\)"));
            visit.shoot("device-keyboard");
            visit.page().keyboard().press("+");
            assertThat(visit.page()).hasURL(Pattern.compile("from="));
            visit.page().goBack();
            assertThat(visit.card("History")).containsText("mean of 15 min");

            var download = visit.page()
                    .waitForDownload(() -> visit.page()
                            .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV"))
                            .click());
            assertThat(download.suggestedFilename()).isEqualTo("fridge.csv");
            assertThat(Files.readAllLines(download.path()))
                    .startsWith("from,mean_watts,min_watts,max_watts")
                    .hasSizeBetween(600, 680)
                    .anyMatch(line -> line.matches("[-0-9]+T[:0-9.]+Z,[0-9.]+,[0-9.]+,[0-9.]+"))
                    .anyMatch(line -> line.matches("[-0-9]+T[:0-9.]+Z,,,"));

            visit.card("History").locator("ms-table summary").click();
            assertThat(visit.card("History")
                            .locator("tbody tr")
                            .filter(new Locator.FilterOptions().setHasText("no data"))
                            .first())
                    .isVisible();
        }
    }

    @Test
    void a_relays_commands_are_told_with_their_outcome() {
        AMonth.in(served.household());
        served.answerRelayRequests();
        try (var visit = served.visit(Screen.DESKTOP_DARK).signedIn("/devices/fridge")) {
            assertThat(visit.card("Relay")).containsText("Nobody switched it yet.");
            visit.relay("Fridge").click();
            assertThat(visit.card("Relay").locator("li")).containsText("waiting");
            served.household().commandIs("command-1", "failed", "the device does not answer");
            assertThat(visit.card("Relay").locator("li")).containsText("not done: the device does not answer");
            assertThat(visit.card("Relay").locator("li")).containsText("admin");
            visit.shoot("device-relay");
        }
    }

    @Test
    void a_silent_device_says_how_old_it_is_and_why_it_is_blank() {
        AMonth.in(served.household());
        served.household().device("old", "Old meter", "meter", ago(Duration.ofDays(2)));
        served.household().reading("old", 5_000, ago(Duration.ofHours(3)));
        try (var visit = served.visit(Screen.PHONE_DARK).signedIn("/devices/old")) {
            assertThat(visit.card("Last 10 minutes")).containsText("No power was measured in the last 10 minutes.");
            assertThat(visit.card("Last 10 minutes")).containsText("3 h ago");
            assertThat(visit.card("History")).containsText("Line: mean of");
            visit.assertFits();
            visit.shoot("device-silent");
            visit.open("/devices/pump");
            assertThat(visit.card("Its first word")).containsText("Waiting for its first word");
            visit.shoot("device-never");
            visit.open("/devices/phone");
            assertThat(visit.card("New ping URL")).isVisible();
            assertThat(visit.card("History")).hasCount(0);
        }
    }

    private static Locator plot(Visit visit, String card) {
        return visit.card(card).getByRole(AriaRole.IMG);
    }
}
