package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The door: who comes in, what they may do, and how they leave. */
class SignInIT {
    private static final String REFUSED = "status of 401";

    @RegisterExtension
    static final ServedPage served = new ServedPage();

    @Test
    void a_mistake_at_the_door_is_said_in_words_and_loses_nothing() {
        try (var visit = served.visit(Screen.PHONE_DARK).expecting(REFUSED).open("/")) {
            visit.button("Sign in").click();
            assertThat(visit.page().locator("form")).containsText("Enter the password.");

            visit.signIn("wrong");
            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("do not match");
            assertThat(visit.page().getByLabel("User")).hasValue("admin");
            visit.shoot("sign-in-wrong");

            visit.signIn(Visit.PASSWORD);
            assertThat(visit.card("Supply")).isVisible();
        }
    }

    @Test
    void guessing_is_slowed_down_and_the_wait_is_counted() {
        try (var visit = served.visit(Screen.PHONE_LIGHT)
                .expecting(REFUSED)
                .expecting("status of 429")
                .open("/")) {
            var alert = visit.page().locator("[role=alert]");
            for (int i = 0; i < 8 && !alert.innerText().contains("Too many tries"); i++) {
                assertThat(visit.button("Sign in")).isEnabled();
                visit.signIn("guess " + i);
                assertThat(alert).containsText(Pattern.compile("do not match|Too many tries"));
            }
            assertThat(alert).containsText("You can try again in");
            assertThat(visit.button("Sign in")).isDisabled();
            visit.shoot("sign-in-wait");
        }
    }

    @Test
    void an_ended_session_asks_again_and_goes_on_where_one_was() {
        AMonth.in(served.household());
        try (var visit = served.visit(Screen.PHONE_DARK).expecting(REFUSED).signedIn("/")) {
            visit.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Outages"))
                    .click();
            assertThat(visit.page().locator("ms-outage")).hasCount(6);

            served.household().endEverySession();
            assertThat(visit.page().locator("ms-sign-in")).containsText("Your session has ended");
            visit.shoot("sign-in-again");
            visit.signIn(Visit.PASSWORD);
            assertThat(visit.page().locator("ms-outage")).hasCount(6);
            assertThat(visit.page()).hasURL(Pattern.compile("/outages$"));
        }
    }

    @Test
    void who_may_only_look_sees_the_relays_state_and_no_switch() {
        AMonth.in(served.household());
        served.addViewer("guest");
        try (var visit = served.visit(Screen.PHONE_LIGHT).open("/")) {
            visit.page().getByLabel("User").fill("guest");
            visit.signIn(Visit.PASSWORD);
            assertThat(visit.row("Fridge").locator("ms-relay-switch")).hasText("On");
            assertThat(visit.page().getByRole(AriaRole.SWITCH)).hasCount(0);
            visit.shoot("overview-viewer");
        }
    }

    @Test
    void several_homes_can_be_chosen_from_and_linked_to() {
        AMonth.in(served.household());
        try (var visit = served.visit(Screen.PHONE_DARK).signedIn("/")) {
            assertThat(visit.card("Supply")).isVisible();
            assertThat(homes(visit)).hasCount(0);

            served.household().home("cabin", "Cabin");
            visit.page().reload();
            homes(visit).selectOption("cabin");
            assertThat(visit.card("Devices")).containsText("No device yet");
            assertThat(visit.page()).hasURL(Pattern.compile("home=cabin"));
            visit.assertFits();
            visit.shoot("overview-homes");
            visit.page().goBack();
            assertThat(visit.row("Fridge")).isVisible();
        }
    }

    @Test
    void signing_out_forgets_the_home() {
        AMonth.in(served.household());
        try (var visit = served.visit(Screen.PHONE_LIGHT).expecting(REFUSED).signedIn("/")) {
            // What was still being asked when the person left is refused.
            assertThat(visit.card("Supply")).isVisible();
            visit.button("Sign out").click();
            assertThat(visit.button("Sign in")).isVisible();
            visit.page().reload();
            assertThat(visit.button("Sign in")).isVisible();
        }
    }

    private static Locator homes(Visit visit) {
        return visit.page().getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Home"));
    }
}
