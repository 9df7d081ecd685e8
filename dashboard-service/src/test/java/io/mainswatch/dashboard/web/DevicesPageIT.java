package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.mainswatch.dashboard.web.Household.ago;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The devices' own views: adding one, seeing what it is, changing it, ending it. */
class DevicesPageIT {
    @RegisterExtension
    static final ServedPage served = new ServedPage();

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESKTOP_LIGHT"})
    void a_first_device_is_added_and_its_first_reading_seen(Screen screen) {
        try (var visit = served.visit(screen).signedIn("/")) {
            link(visit, "Add a device").click();
            assertThat(visit.page().getByRole(AriaRole.HEADING, level(1))).hasText("What is it?");
            visit.assertFits();
            visit.shoot("device-add-what");
            link(visit, "ESP32 meter").click();
            assertThat(visit.page().getByLabel("Id")).hasValue("meter");
            visit.page().getByLabel("Name").fill("Kühlschrank Küche");
            assertThat(visit.page().getByLabel("Id")).hasValue("kuhlschrank-kuche");
            visit.page().getByLabel("Id").fill("kitchen/1");
            visit.button("Add it").click();
            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("Use 1 to 64 letters");
            visit.assertFits();
            visit.shoot("device-add-form");
            visit.page().getByLabel("Id").fill("kitchen");
            visit.button("Add it").click();

            var keys = visit.card("Type this into Kühlschrank Küche");
            assertThat(keys).containsText("dev/kitchen/pzem/metrics");
            assertThat(keys).containsText("127.0.0.1");
            assertThat(keys.locator("ms-copy").filter(text("Password")).locator("code"))
                    .hasText(Pattern.compile("\\S{20,}"));
            assertThat(visit.card("Its first word")).containsText("Waiting for its first word");
            visit.assertFits();
            visit.shoot("device-add-waiting");

            served.household()
                    .refuses("kitchen", "dev/kitchen/pzem/metrics", "power: expected a number", "{\"power\":\"x\"}");
            assertThat(visit.card("Its first word")).containsText("power: expected a number");
            visit.shoot("device-add-refused");

            served.household().channel("kitchen");
            served.household().reading("kitchen", 92.3, Instant.now());
            assertThat(visit.card("Its first word")).containsText("It speaks: 92");
            assertThat(visit.card("Its first word")).not().containsText("being refused");
            visit.shoot("device-add-heard");
            link(visit, "Show Kühlschrank Küche").click();
            assertThat(visit.page().getByRole(AriaRole.HEADING, level(1))).hasText("Kühlschrank Küche");
        }
    }

    @Test
    void who_is_turned_away_at_the_door_is_told_so_and_a_copied_setting_is_exact() {
        try (var visit = served.visit(Screen.DESKTOP_LIGHT).signedIn("/devices?add=phone")) {
            visit.button("Add it").click();
            var ping =
                    visit.card("Type this into Spare phone").locator("ms-copy").first();
            assertThat(ping.locator("code")).hasText(Pattern.compile("^http://127\\.0\\.0\\.1:\\d+/ping/\\S{20,}$"));
            visit.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            visit.button("Copy Ping URL, every two minutes").click();
            assertThat(ping.getByRole(AriaRole.STATUS)).hasText("Copied");
            assertThat(visit.page().evaluate("navigator.clipboard.readText()"))
                    .isEqualTo(ping.locator("code").innerText());

            served.household().refuses(null, "CONNECT", "wrong password (client id spare-phone)", "");
            assertThat(visit.card("Its first word")).containsText("wrong password");
            visit.assertFits();
            visit.shoot("device-add-turned-away");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"PHONE_LIGHT", "DESKTOP_DARK"})
    void what_a_phone_runs_is_downloaded_with_its_key_in_it(Screen screen) throws Exception {
        try (var visit = served.visit(screen).signedIn("/devices?add=phone")) {
            visit.button("Add it").click();
            var keys = visit.card("Type this into Spare phone");
            var url = keys.locator("ms-copy").first().locator("code").innerText();
            visit.assertFits();
            visit.shoot("device-add-phone");
            var download = visit.page()
                    .waitForDownload(() -> visit.button("Download for Tasker").click());
            assertThat(download.suggestedFilename()).isEqualTo("mainswatch-spare-phone-tasker.prj.xml");
            assertThat(Files.readString(download.path())).contains(url + "?charging=");
            assertThat(keys).containsText("is in your downloads");
            visit.assertFits();
            visit.shoot("device-add-phone-downloaded");
        }
    }

    @Test
    void an_id_that_is_taken_is_said_under_its_field() {
        AMonth.in(served.household());
        try (var visit =
                served.visit(Screen.PHONE_LIGHT).expecting("status of 409").signedIn("/devices?add=http")) {
            visit.page().getByLabel("Id").fill("fridge");
            visit.button("Add it").click();
            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("This id is taken");
            assertThat(visit.page().getByLabel("Name")).hasValue("Sensor");
        }
    }

    @Test
    void every_device_is_listed_with_what_it_is_and_its_last_word() {
        AMonth.in(served.household());
        served.household().device("old", "Old meter", "meter", ago(Duration.ofDays(2)));
        served.household().reading("old", 5_000, ago(Duration.ofHours(3)));
        for (var screen : List.of(Screen.PHONE_LIGHT, Screen.DESKTOP_DARK)) {
            try (var visit = served.visit(screen).signedIn("/")) {
                link(visit, "Devices").click();
                assertThat(visit.page().locator("ms-devices-view li")).hasCount(6);
                assertThat(item(visit, "Fridge"))
                        .containsText(Pattern.compile("lives on the mains.*Online", Pattern.DOTALL));
                assertThat(item(visit, "Spare phone")).containsText("has its own battery");
                assertThat(item(visit, "Pump")).containsText("No word yet");
                assertThat(item(visit, "Old meter")).containsText(Pattern.compile("Silent\\s*3 h ago"));
                visit.assertFits();
                visit.shoot("devices");
            }
        }
    }

    @Test
    void a_main_meter_counts_what_lies_behind_it_once() {
        AMonth.in(served.household());
        try (var visit = served.visit(Screen.PHONE_LIGHT).signedIn("/devices/ac")) {
            visit.card("Settings").getByLabel("What it measures").selectOption("whole-home");
            visit.button("Save").click();
            assertThat(visit.card("Settings")).containsText("Saved.");
            AMonth.speaks(served.household());
            visit.open("/");
            assertThat(visit.card("Power now")).containsText("1.10");
            assertThat(visit.card("Power now")).containsText("measured for the whole home");
            assertThat(visit.card("Devices")).containsText("Everything else");
            visit.assertFits();
            visit.shoot("overview-main-meter");
            visit.open("/energy");
            assertThat(visit.card("In all")).containsText("Everything else");
            visit.shoot("energy-main-meter");
        }
    }

    @Test
    void a_device_is_renamed_and_its_rhythm_changed() {
        AMonth.in(served.household());
        try (var visit = served.visit(Screen.DESKTOP_LIGHT).signedIn("/devices/fridge")) {
            var settings = visit.card("Settings");
            settings.getByLabel("Name").fill("Freezer");
            settings.getByLabel("Speaks at least every").fill("0");
            visit.button("Save").click();
            assertThat(settings.getByRole(AriaRole.ALERT)).containsText("from 1 to 604800");
            settings.getByLabel("Speaks at least every").fill("60");
            visit.button("Save").click();
            assertThat(settings).containsText("Saved.");
            assertThat(visit.page().getByRole(AriaRole.HEADING, level(1))).hasText("Freezer");
            assertThat(visit.card("Facts")).containsText("speaks every 1 min, silent after 15 s more");

            visit.page().reload();
            assertThat(visit.page().getByRole(AriaRole.HEADING, level(1))).hasText("Freezer");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESKTOP_LIGHT"})
    void a_secret_is_renewed_and_shown_once(Screen screen) {
        AMonth.in(served.household());
        try (var visit = served.visit(screen).signedIn("/devices/fridge")) {
            var renewal = visit.card("New password");
            renewal.getByLabel("The old one works").selectOption("3600");
            visit.button("Make a new password").click();
            assertThat(renewal.locator("code")).hasText(Pattern.compile("\\S{20,}"));
            visit.assertFits();
            visit.shoot("device-renewed");
            visit.page().reload();
            assertThat(renewal).isVisible();
            assertThat(renewal.locator("code")).hasCount(0);
        }
    }

    @Test
    void a_device_is_removed_only_after_asking_with_its_name() {
        AMonth.in(served.household());
        // What was still being asked about it when it went is refused.
        try (var visit = served.visit(Screen.PHONE_DARK)
                .expecting("status of 404")
                .signedIn("/devices/heater")
                .settle()) {
            visit.button("Remove Water heater…").click();
            var ask = visit.page().getByRole(AriaRole.DIALOG);
            assertThat(ask).containsText("Remove Water heater?");
            visit.shoot("device-remove");
            visit.button("Keep it").click();
            assertThat(ask).hasCount(0);
            visit.button("Remove Water heater…").click();
            visit.button("Remove Water heater").click();
            assertThat(visit.page()).hasURL(Pattern.compile("/devices$"));
            assertThat(visit.page().locator("ms-devices-view li")).hasCount(4);
            assertThat(item(visit, "Water heater")).hasCount(0);
            assertThat(visit.page().locator("ms-removed")).containsText("Water heater was removed.");
            visit.assertFits();
            visit.shoot("devices-removed");

            visit.page().reload();
            visit.button("Undo").click();
            assertThat(item(visit, "Water heater")).isVisible();
            assertThat(visit.button("Undo")).hasCount(0);
        }
    }

    @Test
    void who_knocks_is_shown_and_let_in_with_an_id_already_typed() {
        AMonth.in(served.household());
        served.household()
                .refuses(
                        null,
                        "CONNECT",
                        "unknown device: nothing is registered under this id (client id ESP32-fa641d44)",
                        "");
        served.household()
                .refuses(
                        null,
                        "CONNECT",
                        "unknown device: nothing is registered under this id (client id ESP32-fa641d44)",
                        "");
        served.household().refuses(null, "CONNECT", "wrong password (client id fridge)", "");
        try (var visit = served.visit(Screen.PHONE_LIGHT).signedIn("/devices")) {
            var waiting = visit.card("Waiting to be let in");
            assertThat(waiting.locator("li")).hasCount(1);
            assertThat(waiting).containsText("refused 2 times");
            visit.assertFits();
            visit.shoot("devices-waiting");
            waiting.getByRole(AriaRole.LINK).click();
            assertThat(visit.page().getByLabel("Id")).hasValue("ESP32-fa641d44");
            visit.page().getByLabel("Name").fill("Boiler");
            visit.page().getByLabel("It proves itself").selectOption("none");
            visit.assertFits();
            visit.button("Add it").click();
            assertThat(visit.card("Type this into Boiler")).containsText("It needs no password from this network.");
            link(visit, "Show Boiler").click();
            assertThat(visit.card("Facts")).containsText("not at all, from this network only");
            link(visit, "All devices").click();
            assertThat(visit.card("Waiting to be let in")).hasCount(0);
        }
    }

    @Test
    void a_device_moves_to_another_home_and_is_shown_there() {
        AMonth.in(served.household());
        served.household().home("cabin", "Cabin");
        try (var visit = served.visit(Screen.DESKTOP_DARK).signedIn("/devices/heater")) {
            visit.card("Settings").getByLabel("Home").selectOption("cabin");
            visit.button("Save").click();
            assertThat(visit.page()).hasURL(Pattern.compile("/devices/heater\\?home=cabin$"));
            assertThat(visit.page().getByRole(AriaRole.HEADING, level(1))).hasText("Water heater");
            visit.open("/");
            assertThat(visit.page().locator("ms-homes li")).hasCount(2);
            assertThat(visit.page().locator("ms-homes")).containsText("Mains on since");
            assertThat(visit.row("Water heater")).hasCount(0);
            visit.assertFits();
            visit.shoot("overview-homes");
        }
    }

    @Test
    void who_may_only_look_changes_nothing() {
        AMonth.in(served.household());
        served.addViewer("guest");
        try (var visit = served.visit(Screen.DESKTOP_DARK).open("/devices/fridge")) {
            visit.page().getByLabel("User").fill("guest");
            visit.signIn(Visit.PASSWORD);
            assertThat(visit.card("Facts")).containsText("229.4");
            assertThat(visit.card("Settings")).hasCount(0);
            link(visit, "All devices").click();
            assertThat(visit.page().locator("ms-devices-view li")).hasCount(5);
            assertThat(link(visit, "Add a device")).hasCount(0);
            visit.open("/devices/nothing");
            assertThat(visit.page().locator("ms-notice")).containsText("There is no such device here");
        }
    }

    private static Locator link(Visit visit, String name) {
        return visit.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator item(Visit visit, String name) {
        return visit.page().locator("ms-devices-view li").filter(text(name));
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Page.GetByRoleOptions level(int level) {
        return new Page.GetByRoleOptions().setLevel(level);
    }
}
