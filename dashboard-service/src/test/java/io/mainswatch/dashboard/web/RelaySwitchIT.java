package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A relay as it is, never as it was asked to be. */
class RelaySwitchIT {
    @RegisterExtension
    static final ServedPage served = new ServedPage();

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESKTOP_LIGHT"})
    void a_relay_moves_when_the_device_says_so_and_not_before(Screen screen) {
        AMonth.in(served.household());
        served.answerRelayRequests();
        try (var visit = served.visit(screen).signedIn("/")) {
            var relay = visit.relay("Fridge");
            assertThat(relay).isChecked();

            relay.click();
            assertThat(visit.row("Fridge")).containsText("Turning off: waiting for the device");
            assertThat(relay).isChecked();
            assertThat(relay).isDisabled();
            served.household().commandIs("command-1", "sent", "");
            assertThat(visit.row("Fridge")).containsText("Turning off: sent, waiting for its report");
            assertThat(relay).isChecked();
            visit.shoot("relay-sent");

            served.household().relayReports("fridge", false);
            served.household().commandIs("command-1", "confirmed", "");
            assertThat(relay).not().isChecked();
            assertThat(relay).isEnabled();
            assertThat(visit.row("Fridge")).containsText("Turned off, confirmed by the device");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESKTOP_LIGHT"})
    void a_relay_that_does_not_obey_stays_and_says_why(Screen screen) {
        AMonth.in(served.household());
        served.answerRelayRequests();
        try (var visit = served.visit(screen).signedIn("/")) {
            visit.relay("Fridge").click();
            assertThat(visit.row("Fridge")).containsText("waiting for the device");
            served.household().commandIs("command-1", "failed", "the device did not say within 5 s that it switched");

            assertThat(visit.row("Fridge"))
                    .containsText("Not turned off: the device did not say within 5 s that it switched");
            assertThat(visit.relay("Fridge")).isChecked();
            visit.shoot("relay-failed");
            visit.button("OK").click();
            assertThat(visit.row("Fridge")).not().containsText("Not turned off");
        }
    }

    @Test
    void without_the_service_in_charge_a_switch_fails_visibly() {
        AMonth.in(served.household());
        try (var visit =
                served.visit(Screen.PHONE_LIGHT).expecting("status of 503").signedIn("/")) {
            visit.relay("Fridge").click();
            assertThat(visit.row("Fridge")).containsText("Not turned off: the service in charge does not answer");
            assertThat(visit.relay("Fridge")).isChecked();
        }
    }
}
