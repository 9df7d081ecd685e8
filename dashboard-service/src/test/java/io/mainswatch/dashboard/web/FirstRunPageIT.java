package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Geolocation;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the printed password to the first device. */
class FirstRunPageIT {
    @RegisterExtension
    static final ServedPage served = new ServedPage(Map.of("MAINSWATCH_ADMIN_PASSWORD", ""));

    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"PHONE_DARK", "DESKTOP_LIGHT"})
    void the_printed_password_opens_the_set_up_and_nothing_else(Screen screen) {
        try (var visit = served.visit(screen).open("/devices")) {
            var page = visit.page();
            visit.signIn(served.printedPassword());
            assertThat(page.getByRole(AriaRole.HEADING)).hasText("Choose your own password");
            assertThat(page.getByRole(AriaRole.NAVIGATION)).hasCount(0);
            visit.assertFits();
            page.getByLabel("New password").fill("short");
            visit.button("Next").click();
            assertThat(page.getByRole(AriaRole.ALERT)).hasText("Use at least 10 characters.");
            visit.shoot("first-run-password");

            page.reload();
            page.getByLabel("The printed password").fill(served.printedPassword());
            page.getByLabel("New password").fill("something of my own");
            visit.button("Next").click();

            assertThat(page.getByRole(AriaRole.HEADING)).hasText("Where is this home?");
            assertThat(page.getByLabel("Time zone")).hasValue(Pattern.compile("Asia/(Kolkata|Calcutta)"));
            assertThat(page.getByLabel("Currency")).hasValue("GBP");
            assertThat(page.getByLabel("Latitude")).hasValue("");
            page.getByLabel("Name").fill("Villa");
            page.getByLabel("Latitude").fill("18,5");
            visit.button("Next").click();
            assertThat(page.getByRole(AriaRole.ALERT)).hasText("Enter both, or neither.");
            page.context().grantPermissions(List.of("geolocation"));
            page.context().setGeolocation(new Geolocation(18.5204, 73.8567));
            visit.button("Use where I am now").click();
            assertThat(page.getByLabel("Longitude")).hasValue("73.857");
            visit.assertFits();
            visit.shoot("first-run-home");
            visit.button("Next").click();

            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText("What is it?");
            assertThat(page).hasTitle(Pattern.compile("Villa$"));
            page.navigate("/");
            assertThat(visit.card("Supply")).isVisible();
        }
    }
}
