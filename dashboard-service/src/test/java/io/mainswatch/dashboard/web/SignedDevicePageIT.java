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
            assertThat(claim.getByLabel("The claim code, to scan with a phone")).isVisible();
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
            var says = visit.card("What it says of itself");
            assertThat(says).containsText("µA a count: 74054");
            assertThat(says).containsText("good (-66");
            assertThat(says).containsText("supply voltage too low");
            visit.assertFits();
            visit.shoot("device-brought");
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
