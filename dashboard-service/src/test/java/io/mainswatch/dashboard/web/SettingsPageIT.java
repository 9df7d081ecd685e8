package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The settings: home, people, one's own account, keys for programs, chats, health. */
class SettingsPageIT {
    @RegisterExtension
    static final ServedPage served = new ServedPage();

    @Test
    void every_part_fits_on_every_screen() {
        AMonth.in(served.household());
        served.household().refuses("fridge", "dev/fridge/pzem/metrics", "not JSON", "{");
        served.addViewer("a-guest-with-quite-a-long-name-who-comes-every-summer");
        for (var screen : Screen.values()) {
            try (var visit = served.visit(screen).signedIn("/settings")) {
                for (String part : List.of("Home", "People", "My account", "API tokens", "Telegram", "Health")) {
                    open(visit, part);
                    assertThat(visit.page()
                                    .locator("ms-settings-view")
                                    .getByRole(AriaRole.REGION)
                                    .first())
                            .isVisible();
                    assertThat(visit.page().getByText("Loading…")).hasCount(0);
                    visit.assertFits();
                    visit.shoot("settings-" + part.toLowerCase(Locale.ROOT).replace(' ', '-'));
                }
            }
        }
    }

    @Test
    void somebody_is_invited_comes_in_gets_another_role_and_goes() {
        try (var owner = served.visit(Screen.PHONE_LIGHT).signedIn("/settings/people")) {
            owner.page().getByLabel("For whom?").fill("Anna");
            owner.page().getByLabel("They may").selectOption("operator");
            owner.button("Make a link").click();
            var link = owner.card("Invite somebody").locator("ms-copy code");
            assertThat(link).containsText("/invitation#");
            assertThat(owner.card("Invite somebody")).containsText("Operator · until");
            owner.assertFits();
            owner.shoot("settings-invited");

            try (var anna = served.visit(Screen.PHONE_DARK).open(link.innerText())) {
                assertThat(anna.page().getByRole(AriaRole.HEADING)).hasText("Join Home");
                anna.button("Join").click();
                assertThat(anna.page().locator("form")).containsText("Enter a name.");
                anna.expecting("status of 409");
                anna.page().getByLabel("Your name").fill("Admin");
                anna.page().getByLabel("A password").fill("correct horse battery");
                anna.assertFits();
                anna.button("Join").click();
                assertThat(anna.page().locator("form")).containsText("This name is taken.");
                anna.shoot("invitation");
                anna.page().getByLabel("Your name").fill("Anna");
                anna.button("Join").click();
                assertThat(anna.card("Supply")).isVisible();

                anna.open("/settings/people");
                assertThat(anna.card("People")).containsText("Anna you Operator");
                assertThat(anna.card("Invite somebody")).hasCount(0);
                anna.open("/settings/tokens");
                assertThat(anna.page().locator("ms-settings-view")).containsText("Only an owner");

                owner.page().reload();
                owner.page().getByLabel("Role of Anna").selectOption("viewer");
                assertThat(owner.card("People")).containsText("Viewer: sees everything");
                owner.button("Remove Anna…").click();
                assertThat(owner.page().getByRole(AriaRole.DIALOG)).containsText("Remove Anna from Home?");
                owner.shoot("settings-remove-person");
                owner.button("Remove Anna").click();
                assertThat(owner.card("People")).not().containsText("Anna");
                anna.expecting("status of 404");
                anna.open("/");
                assertThat(anna.page().locator("ms-notice").first()).containsText("You may see no home yet");
            }
            try (var late = served.visit(Screen.DESKTOP_LIGHT)
                    .expecting("status of 404")
                    .open("/invitation#used")) {
                assertThat(late.page().locator("ms-notice")).containsText("no longer works");
            }
        }
    }

    @Test
    void a_token_is_made_shown_once_and_revoked() {
        try (var visit = served.visit(Screen.DESKTOP_DARK).signedIn("/settings/tokens")) {
            visit.button("Make a token").click();
            assertThat(visit.card("Make a token")).containsText("Give it a name.");
            visit.page().getByLabel("Name").fill("backup script");
            visit.page().getByLabel("It works").selectOption("30");
            visit.button("Make a token").click();
            assertThat(visit.card("Make a token").locator("ms-copy code")).containsText("mw_");
            assertThat(visit.card("API tokens")).containsText("Viewer · Home · never used · until");
            visit.assertFits();
            visit.shoot("settings-token-made");

            visit.page().reload();
            assertThat(visit.card("API tokens")).containsText("backup script");
            assertThat(visit.page().locator("ms-copy")).hasCount(0);
            visit.button("Revoke backup script…").click();
            visit.button("Revoke backup script").click();
            assertThat(visit.card("API tokens")).not().containsText("backup script");
        }
    }

    @Test
    void ones_other_sessions_are_seen_and_ended_and_end_with_the_password() {
        try (var here = served.visit(Screen.PHONE_DARK).signedIn("/settings/account");
                var there = served.visit(Screen.DESKTOP_LIGHT)
                        .expecting("status of 401")
                        .signedIn("/")) {
            here.page().reload();
            var sessions = here.card("Where you are signed in").locator("li");
            assertThat(sessions).hasCount(2);
            assertThat(sessions.filter(new Locator.FilterOptions().setHasText("this browser")))
                    .hasCount(1);
            here.shoot("settings-sessions");
            here.button("Sign out everywhere else").click();
            assertThat(sessions).hasCount(1);
            there.page().reload();
            there.signIn(Visit.PASSWORD);
            assertThat(there.card("Supply")).isVisible();

            here.page().getByLabel("Password until now").fill("not the password");
            here.page().getByLabel("New password").fill("another good password");
            here.expecting("status of 400").button("Change password").click();
            assertThat(here.card("Password")).containsText("This is not your password.");
            assertThat(here.page().getByLabel("New password")).hasValue("another good password");
            here.page().getByLabel("Password until now").fill(Visit.PASSWORD);
            here.button("Change password").click();
            assertThat(here.card("Password")).containsText("Changed. Every other session has ended.");
            there.page().reload();
            there.signIn("another good password");
            assertThat(there.card("Supply")).isVisible();
        }
    }

    @Test
    void the_home_is_renamed_and_another_ones_settings_follow_the_switcher() {
        served.household().home("cabin", "Cabin");
        try (var visit = served.visit(Screen.DESKTOP_LIGHT).signedIn("/settings")) {
            visit.page().getByLabel("Name").fill("");
            visit.button("Save").click();
            assertThat(visit.card("Home")).containsText("Give it a name.");
            visit.page().getByLabel("Name").fill("Villa");
            visit.page().getByLabel("Currency").selectOption("CHF");
            visit.button("Save").click();
            assertThat(visit.card("Home")).containsText("Saved.");
            visit.page().reload();
            assertThat(visit.page().getByLabel("Currency")).hasValue("CHF");
            located(visit, "52.52", "13.4");
            located(visit, "", "");

            visit.page()
                    .getByLabel("Home", new Page.GetByLabelOptions().setExact(true))
                    .locator("select")
                    .or(visit.page().locator("ms-home-switcher select"))
                    .first()
                    .selectOption("cabin");
            assertThat(visit.page().getByLabel("Name")).hasValue("Cabin");
        }
    }

    private static void located(Visit visit, String latitude, String longitude) {
        visit.page().getByLabel("Latitude").fill(latitude);
        visit.page().getByLabel("Longitude").fill(longitude);
        visit.button("Save").click();
        assertThat(visit.card("Home")).containsText("Saved.");
        visit.page().reload();
        assertThat(visit.page().getByLabel("Latitude")).hasValue(latitude);
        assertThat(visit.page().getByLabel("Longitude")).hasValue(longitude);
    }

    @Test
    void a_code_for_a_chat_is_made() {
        try (var visit = served.visit(Screen.PHONE_LIGHT).signedIn("/settings/messages")) {
            visit.button("Make a code").click();
            assertThat(visit.page().locator("ms-copy code")).containsText("/start ");
        }
    }

    private static void open(Visit visit, String part) {
        visit.page()
                .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Parts of the settings"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(part))
                .click();
    }
}
