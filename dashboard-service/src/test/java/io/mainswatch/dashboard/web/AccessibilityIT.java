package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who cannot see the page well, or cannot point at it, reaches everything and is told everything. */
class AccessibilityIT {
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    @RegisterExtension
    static final ServedPage served = new ServedPage();

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESKTOP_LIGHT"})
    void nothing_grave_is_found_in_any_view(Screen screen) {
        AMonth.in(served.household());
        served.household().days("fridge", 30);
        var outage = served.household().outage("power", Household.ago(AMonth.AN_HOUR), 0.9, AMonth.SILENCE);
        try (var visit = served.visit(screen).open("/sign-in")) {
            assertThat(visit.button("Sign in")).isVisible();
            assertThat(grave(visit)).as("sign in").isEmpty();
            visit.signIn(Visit.PASSWORD);
            visit.page().getByRole(AriaRole.NAVIGATION).waitFor();
            for (var path : Views.paths("fridge", outage)) {
                visit.open(path);
                visit.settle();
                assertThat(grave(visit)).as(path).isEmpty();
            }
        }
    }

    @Test
    void more_contrast_and_forced_colours_leave_the_words_and_the_shapes() {
        AMonth.in(served.household());
        try (var visit = served.visit(Screen.DESKTOP_LIGHT).signedIn("/")) {
            visit.settle();
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setContrast(Contrast.MORE));
            assertThat(grave(visit)).isEmpty();
            assertThat(visit.token("line")).isEqualTo(visit.token("edge"));
            visit.shoot("overview-contrast");
            visit.page()
                    .emulateMedia(new Page.EmulateMediaOptions()
                            .setContrast(Contrast.NO_PREFERENCE)
                            .setForcedColors(ForcedColors.ACTIVE));
            assertThat(visit.card("Supply")).isVisible();
            visit.shoot("overview-forced-colours");
        }
    }

    @Test
    void nothing_moves_for_those_who_asked_for_rest() {
        try (var visit = served.visit(Screen.PHONE_LIGHT).open("/sign-in")) {
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            assertThat(visit.token("quick")).isEqualTo("0s");
        }
    }

    @Test
    void on_paper_there_is_ink_and_no_navigation() {
        AMonth.in(served.household());
        try (var visit = served.visit(Screen.DESKTOP_DARK).signedIn("/")) {
            visit.settle();
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(visit.page().getByRole(AriaRole.NAVIGATION)).isHidden();
            assertThat(visit.card("Supply")).isVisible();
            assertThat(visit.token("surface")).isEqualTo("#ffffff");
            visit.shoot("overview-print");
        }
    }

    @Test
    void a_keyboard_reaches_everything_in_the_order_it_is_read() {
        AMonth.in(served.household());
        served.answerRelayRequests();
        try (var visit = served.visit(Screen.DESKTOP_LIGHT).signedIn("/")) {
            visit.settle();
            visit.page().locator("body").press("Tab");
            assertThat(focused(visit)).isEqualTo("Skip to the content");
            visit.page().keyboard().press("Enter");
            var reached = Stream.generate(() -> next(visit)).limit(24).toList();
            assertThat(reached)
                    .containsSubsequence("How do we know?", "Fridge", "Relay of Fridge", "Last 30 days: Table");

            visit.relay("Water heater").focus();
            visit.page().keyboard().press("Space");
            assertThat(visit.row("Water heater")).containsText("waiting for the device");
        }
    }

    @Test
    void whoever_goes_on_to_another_view_is_put_at_its_beginning() {
        AMonth.in(served.household());
        try (var visit = served.visit(Screen.DESKTOP_LIGHT).signedIn("/")) {
            visit.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Outages"))
                    .press("Enter");
            assertThat(visit.page().locator("main")).isFocused();
        }
    }

    private static String next(Visit visit) {
        visit.page().keyboard().press("Tab");
        return focused(visit);
    }

    /** The name of what has the focus, as deep as it lies. A focus that cannot be seen fails. */
    private static String focused(Visit visit) {
        var outlined = (List<?>) visit.page().evaluate("""
                () => {
                  let here = document.activeElement;
                  while (here.shadowRoot?.activeElement) here = here.shadowRoot.activeElement;
                  const { outlineStyle, outlineWidth } = getComputedStyle(here);
                  const name = here.getAttribute('aria-label') ?? here.innerText ?? '';
                  const inner = here.matches('summary') && here.querySelector('.hidden') ? `${here.querySelector('.hidden').textContent.slice(2)}: Table` : name;
                  return [inner.trim(), outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 || here === document.body];
                }
                """);
        assertThat(outlined.get(1))
                .as("the focus on \"%s\" is seen", outlined.get(0))
                .isEqualTo(true);
        return (String) outlined.get(0);
    }

    private static List<String> grave(Visit visit) {
        return new AxeBuilder(visit.page())
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(AccessibilityIT::told)
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp()
                + rule.getNodes().stream()
                        .limit(4)
                        .map(CheckedNode::getHtml)
                        .map(html -> "\n  " + html)
                        .collect(joining());
    }
}
