package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.mainswatch.dashboard.web.Household.ago;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What went wrong when, how often, at which hours, and how each was known. */
class OutagesPageIT {
    private static final Duration LENGTH = Duration.ofMinutes(545);

    @RegisterExtension
    static final ServedPage served = new ServedPage();

    @ParameterizedTest
    @EnumSource(names = {"PHONE_LIGHT", "DESKTOP_DARK"})
    void a_past_outage_is_found_and_its_evidence_read(Screen screen) {
        AMonth.in(served.household());
        var began = yesterdayAtSeven();
        var cut = served.household().outage("power", began, 0.97, evidence(began));
        served.household().ends(cut, began.plus(LENGTH));
        served.household()
                .deafBetween(ago(Duration.ofDays(12)), ago(Duration.ofDays(11).plusHours(7)));
        try (var visit = served.visit(screen).signedIn("/outages?month=" + monthOf(began))) {
            assertThat(visit.page().locator("ms-outage")).hasCount(7);
            assertThat(visit.card("Calendar")).containsText("Hatched");
            assertThat(visit.card("When it happens")).containsText("Darker");
            visit.assertFits();
            visit.shoot("outages");

            visit.card("Calendar")
                    .getByRole(
                            AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("9 h 5 min without")))
                    .click();
            assertThat(visit.page()).hasURL(Pattern.compile("day=\\d{4}-\\d\\d-\\d\\d"));
            assertThat(visit.page().locator("ms-outage")).hasCount(1);
            visit.assertFits();
            visit.page().locator("ms-outage").getByRole(AriaRole.LINK).click();
            assertThat(visit.page()).hasURL(Pattern.compile("/outages/[0-9a-f-]{36}$"));
            visit.page().reload();
            var steps = visit.card("How we know, step by step").locator("li");
            assertThat(steps).hasCount(5);
            assertThat(steps.nth(0)).containsText("fell silent");
            assertThat(steps.nth(0)).containsText("3 s before it began");
            assertThat(steps.nth(1)).containsText("It began");
            assertThat(steps.nth(2)).containsText("12 s after it began");
            assertThat(steps.nth(3)).containsText("It ended");
            assertThat(steps.nth(4)).containsText("5 s after it ended");
            visit.assertFits();
            visit.shoot("outage");
        }
    }

    @Test
    void what_was_never_or_is_another_homes_is_said_so() {
        try (var visit =
                served.visit(Screen.PHONE_DARK).expecting("status of 404").signedIn("/outages/none")) {
            assertThat(visit.page().locator("ms-notice")).containsText("There is no such outage here");
            visit.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All outages"))
                    .click();
            assertThat(visit.card("Calendar")).containsText("not watched");
            assertThat(visit.page().locator("ms-outages")).containsText("No outage in this time");
        }
    }

    /** In the last month's calendar or this one's, a whole day inside one month. */
    private static Instant yesterdayAtSeven() {
        return LocalDate.now(ZoneId.of(AMonth.ZONE))
                .minusDays(1)
                .atTime(7, 0)
                .atZone(ZoneId.of(AMonth.ZONE))
                .toInstant();
    }

    private static String monthOf(Instant at) {
        return at.atZone(ZoneId.of(AMonth.ZONE)).toString().substring(0, 7);
    }

    private static String evidence(Instant began) {
        return """
                [{"at":"%s","source":"Fridge","says":"fell silent"},
                 {"at":"%s","source":"Spare phone","says":"stopped charging and is still there"},
                 {"at":"%s","source":"Fridge","says":"reports 229.4 V"}]
                """.formatted(
                began.minusSeconds(3), began.plusSeconds(12), began.plus(LENGTH).plusSeconds(5));
    }
}
