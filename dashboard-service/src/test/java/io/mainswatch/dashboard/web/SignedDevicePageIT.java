package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Devices that sign: the code they are added with, what they brought, the end of an older secret. */
class SignedDevicePageIT {
    @RegisterExtension
    static final ServedPage served = new ServedPage();

    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"PHONE_LIGHT", "DESKTOP_DARK"})
    void a_new_sensor_gets_a_code_to_type_to_copy_and_to_scan(Screen screen) {
        try (var visit = served.visit(screen).signedIn("/devices?add=esp8266")) {
            visit.page().getByLabel("Name").fill("Heater");
            visit.button("Get a claim code").click();

            var claim = visit.card("Type this into Heater");
            assertThat(claim.locator("strong")).hasText(Pattern.compile("^\\w{4}-\\w{4}-\\w{4}$"));
            assertThat(claim.getByLabel("The device’s page with the code filled in, to scan with a phone"))
                    .isVisible();
            assertThat(claim).containsText("127.0.0.1");
            assertThat(visit.card("Its first word")).containsText("Waiting for its first word");
            visit.assertFits();
            visit.shoot("device-add-claim");

            served.household().device("heater", "Heater", "meter", Instant.now());
            served.household().beat("heater", Instant.now());
            assertThat(visit.card("Its first word")).containsText("It speaks");
            assertThat(visit.page().getByText("Show Heater")).isVisible();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"PHONE_DARK", "DESKTOP_LIGHT"})
    void what_a_device_brought_and_what_is_missing_is_shown(Screen screen) {
        AMonth.in(served.household());
        served.household().brought("fridge");
        try (var visit = served.visit(screen).signedIn("/devices/fridge")) {
            var brought = visit.card("What it brought");
            assertThat(brought).containsText("16,122 records");
            assertThat(brought).containsText("1,260 records");
            assertThat(brought).containsText("39 records, will never come");
            assertThat(brought).containsText("60 records: 1840 to 1899");
            assertThat(brought).containsText("7/212");
            assertThat(brought).containsText("3 waiting, room for 64,262");
            assertThat(brought).containsText("its supply was too weak, run 7");
            assertThat(brought).containsText(Pattern.compile("fair, .71.dBm"));
            var calibration = visit.card("Calibration");
            assertThat(calibration).containsText("74.05\u202fmA");
            assertThat(calibration).containsText("511.5 steps");
            assertThat(calibration).containsText("4 readings since its start went beyond what it can show");
            visit.assertFits();
            visit.shoot("device-brought");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"PHONE_LIGHT", "DESKTOP_DARK"})
    void a_sensor_is_calibrated_and_says_how_each_step_ended(Screen screen) {
        AMonth.in(served.household());
        served.household().brought("fridge");
        try (var visit = served.visit(screen).signedIn("/devices/fridge")) {
            var calibration = visit.card("Calibration");
            visit.button("Measure zero").click();
            assertThat(calibration).containsText("1. No load: waiting for the sensor");
            visit.shoot("device-calibration-waiting");
            served.household().calibrated("fridge", "load-on", null);
            assertThat(calibration).containsText("1. No load: not done. It still sees a current.");

            visit.button("Measure this load").click();
            assertThat(calibration).containsText("Enter a current from 0.001 to 30 A.");
            visit.page().getByLabel("Its current").fill("4,35");
            visit.button("Measure this load").click();
            assertThat(calibration).containsText("2. A known load: waiting");
            served.household().calibrated("fridge", "done", 71_869);
            assertThat(calibration).containsText("2. A known load: done at");
            assertThat(calibration).containsText("71.87\u202fmA");

            visit.page().getByLabel("Voltage").fill("241.5");
            visit.button("Set the voltage").click();
            assertThat(calibration).containsText("3. Mains voltage: waiting");
            visit.assertFits();
            visit.shoot("device-calibration");
        }
    }

    @Test
    void an_older_password_ends_early() {
        AMonth.in(served.household());
        try (var visit = served.visit(Screen.PHONE_LIGHT).signedIn("/devices/fridge")) {
            var renewal = visit.card("New password");
            visit.button("Make a new password").click();
            assertThat(renewal.locator("code")).hasCount(1);
            renewal.getByLabel("The old one works").selectOption("3600");
            visit.button("Make a new password").click();
            assertThat(renewal).containsText("An older one still works until");
            visit.assertFits();
            visit.shoot("device-overlap");
            visit.button("End it now").click();
            assertThat(renewal).containsText("The older one has ended.");
        }
    }
}
