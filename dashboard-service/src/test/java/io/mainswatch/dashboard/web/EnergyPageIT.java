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
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How much was used, when, and by what; and how much of the time anybody measured it. */
class EnergyPageIT {
    @RegisterExtension
    static final ServedPage served = new ServedPage();

    @ParameterizedTest
    @EnumSource(names = {"PHONE_LIGHT", "DESKTOP_DARK"})
    void every_period_is_drawn_on_every_screen(Screen screen) {
        AMonth.in(served.household());
        served.household().days("fridge", 400);
        served.household().days("ac", 150);
        served.household().days("heater", 40);
        // Yesterday has ended, whatever the time is: just after midnight today has nothing yet.
        var yesterday = LocalDate.now(ZoneId.of(AMonth.ZONE)).minusDays(1);
        try (var visit = served.visit(screen).signedIn("/energy?date=" + yesterday)) {
            for (var period : new String[] {"Day", "Week", "Month", "Year"}) {
                link(visit, period).click();
                assertThat(visit.page().locator("ms-energy-view [aria-busy=true]"))
                        .hasCount(0);
                assertThat(visit.card("In all")).containsText("kWh");
                assertThat(visit.card("By device").locator("tbody tr")).hasCount(5);
                visit.button("Compare with before").click();
                assertThat(visit.card("In all").locator(".before").first()).isAttached();
                visit.assertFits();
                visit.shoot("energy-" + period.toLowerCase(Locale.ROOT));
                visit.button("Compare with before").click();
            }
        }
    }

    @Test
    void what_is_shown_is_in_the_link_in_the_table_and_in_the_file() throws IOException {
        AMonth.in(served.household());
        served.household().days("fridge", 40);
        served.household().days("ac", 40);
        var monday = LocalDate.now(ZoneId.of(AMonth.ZONE))
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(1);
        try (var visit = served.visit(Screen.DESKTOP_LIGHT).signedIn("/energy?range=week")) {
            link(visit, "Week before").click();
            assertThat(visit.page()).hasURL(Pattern.compile("/energy\\?range=week&date=" + monday + "$"));
            visit.button("Compare with before").click();
            assertThat(visit.card("In all")).containsText("the week before");
            visit.page().reload();
            assertThat(visit.card("In all")).containsText("% of the time");
            assertThat(visit.card("In all")).containsText("the week before");

            visit.card("In all").locator("ms-table summary").click();
            var rows = visit.card("In all").locator("ms-table tbody tr");
            assertThat(rows).hasCount(7);
            var sums = rows.locator("td:nth-child(4)").allInnerTexts();
            var file = download(visit, "In all");
            assertThat(file.get(0)).matches("from,to,.+ kWh,.+ kWh,sum_kwh,coverage,the week before kWh");
            assertThat(file.stream()
                            .skip(1)
                            .map(line -> kilowattHours(line.split(",")[4]))
                            .toList())
                    .isEqualTo(sums);
            assertThat(download(visit, "By device"))
                    .startsWith("device,name,energy_kwh,mean_watts,min_watts,max_watts,samples,coverage")
                    .hasSize(6);
            visit.shoot("energy-table");
        }
    }

    @Test
    void values_are_read_by_keyboard_and_a_day_of_the_year_opens() {
        AMonth.in(served.household());
        served.household().days("fridge", 40);
        try (var visit = served.visit(Screen.DESKTOP_DARK).signedIn("/energy?range=year")) {
            var calendar = visit.card(LocalDate.now(ZoneId.of(AMonth.ZONE)).getYear() + " day by day");
            calendar.getByRole(AriaRole.IMG).focus();
            visit.page().keyboard().press("End");
            visit.page().keyboard().press("ArrowLeft");
            assertThat(calendar.locator("#said")).containsText("kWh");
            visit.page().keyboard().press("Enter");
            assertThat(visit.page()).hasURL(Pattern.compile("/energy\\?date=\\d{4}-\\d\\d-\\d\\d$"));
            assertThat(visit.page().locator("ms-energy-view [aria-busy=true]")).hasCount(0);
            visit.card("In all").getByRole(AriaRole.IMG).focus();
            visit.page().keyboard().press("Home");
            assertThat(visit.card("In all").locator("#said")).containsText("00:00–01:00");
            assertThat(visit.card("In all").locator("#said")).containsText("Fridge: ");
        }
    }

    @Test
    void much_and_nothing_look_right_too() {
        AMonth.in(served.household());
        for (int i = 1; i <= 36; i++) {
            served.household().device("socket-" + i, "Socket " + i, "meter", ago(Duration.ofDays(3)));
            served.household().days("socket-" + i, 3);
        }
        try (var visit = served.visit(Screen.PHONE_LIGHT).signedIn("/energy?range=month")) {
            assertThat(visit.card("In all").locator("li")).hasCount(6);
            assertThat(visit.card("In all").locator("li").last()).containsText("others");
            visit.assertFits();
            visit.shoot("energy-forty");
            visit.open("/energy?date=2019-03-01");
            assertThat(visit.page().locator("ms-notice")).containsText("Nothing was measured in this time.");
            visit.assertFits();
            visit.shoot("energy-empty");
        }
    }

    /** As the page writes it. */
    private static String kilowattHours(String number) {
        return number.isEmpty() ? "no data" : String.format(Locale.UK, "%.2f", Double.parseDouble(number));
    }

    private static List<String> download(Visit visit, String card) throws IOException {
        var link = visit.card(card)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^CSV")));
        return Files.readAllLines(visit.page().waitForDownload(link::click).path());
    }

    private static Locator link(Visit visit, String name) {
        return visit.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
