package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.mainswatch.dashboard.web.Household.ago;

import com.microsoft.playwright.options.AriaRole;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What went wrong when, how often, at which hours, and how each was known. */
class OutagesPageIT {
    @RegisterExtension
    static final ServedPage served = new ServedPage();

    @ParameterizedTest
    @EnumSource(Screen.class)
    void a_past_outage_is_found_and_its_evidence_read(Screen screen) {
        AMonth.in(served.household());
        served.household()
                .deafBetween(ago(Duration.ofDays(12)), ago(Duration.ofDays(11).plusHours(7)));
        try (var visit = served.visit(screen).signedIn("/outages")) {
            assertThat(visit.page().locator("ms-outage")).hasCount(6);
            assertThat(visit.card("Calendar")).containsText("Hatched");
            assertThat(visit.card("When it happens")).containsText("Darker");
            visit.assertFits();
            visit.shoot("outages");

            visit.page().locator("ms-outage").getByRole(AriaRole.LINK).last().click();
            assertThat(visit.page()).hasURL(Pattern.compile("/outages/[0-9a-f-]{36}$"));
            assertThat(visit.card("How we know, step by step")).containsText("stopped charging");
            visit.assertFits();
            visit.shoot("outage");
        }
    }
}
