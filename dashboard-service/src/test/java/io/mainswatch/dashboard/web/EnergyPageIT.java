package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How much was used, when, and by what; and how much of the time anybody measured it. */
class EnergyPageIT {
    @RegisterExtension
    static final ServedPage served = new ServedPage();

    @ParameterizedTest
    @EnumSource(Screen.class)
    void every_period_is_drawn_on_every_screen(Screen screen) {
        AMonth.in(served.household());
        served.household().days("fridge", 400);
        served.household().days("ac", 150);
        served.household().days("heater", 40);
        try (var visit = served.visit(screen).signedIn("/energy")) {
            for (var period : new String[] {"Day", "Week", "Month", "Year"}) {
                link(visit, period).click();
                assertThat(visit.page().locator("ms-energy-view [aria-busy=true]"))
                        .hasCount(0);
                assertThat(visit.card("In all")).containsText("kWh");
                assertThat(visit.card("By device").locator("tbody tr")).hasCount(5);
                visit.button("Compare with before").click();
                assertThat(visit.card("In all").locator(".before").first()).isAttached();
                visit.assertFits();
                visit.shoot("energy-" + period.toLowerCase(java.util.Locale.ROOT));
                visit.button("Compare with before").click();
            }
        }
    }

    private static Locator link(Visit visit, String name) {
        return visit.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
