package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Passkeys with a real browser and an authenticator that Chromium plays. */
class PasskeyPageIT {
    @RegisterExtension
    static final ServedPage served = new ServedPage();

    @Test
    void a_passkey_is_added_signs_in_without_typing_and_is_removed() {
        try (var visit = served.visitLocalhost(Screen.PHONE_LIGHT).signedIn("/settings/account")) {
            var authenticator = authenticator(visit.page());
            var card = visit.card("Passkeys");
            assertThat(card).containsText("None yet.");
            visit.page().getByLabel("Name").fill("My phone");
            visit.page().getByLabel("Your password").fill("not the password");
            visit.expecting("status of 400").button("Add a passkey").click();
            assertThat(card).containsText("This is not your password.");
            visit.page().getByLabel("Your password").fill(Visit.PASSWORD);
            visit.button("Add a passkey").click();
            assertThat(card).containsText("My phone was added.");
            assertThat(card).containsText("works at localhost · not used yet");
            visit.assertFits();
            visit.shoot("settings-passkey");

            visit.page().getByLabel("Name").fill("My phone again");
            visit.page().getByLabel("Your password").fill(Visit.PASSWORD);
            visit.button("Add a passkey").click();
            assertThat(card).containsText("This authenticator has a passkey for you already.");

            visit.button("Sign out").click();
            visit.shoot("sign-in-passkey");
            visit.button("Sign in with a passkey").click();
            assertThat(visit.page().getByRole(AriaRole.NAVIGATION).first()).isVisible();
            visit.open("/settings/account");
            assertThat(card).containsText("last used");

            visit.button("Remove My phone…").click();
            visit.button("Remove My phone").click();
            assertThat(card).containsText("None yet.");
            visit.button("Sign out").click();
            visit.expecting("status of 401").button("Sign in with a passkey").click();
            assertThat(visit.page().getByRole(AriaRole.ALERT)).not().isEmpty();
            assertThat(visit.button("Sign in")).isEnabled();
            authenticator.detach();
        }
    }

    @Test
    void who_says_no_to_the_browser_can_still_type() {
        try (var visit = served.visitLocalhost(Screen.DESKTOP_DARK).open("/")) {
            var authenticator = authenticator(visit.page());
            visit.button("Sign in with a passkey").click();
            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("No passkey was used.");
            visit.signIn(Visit.PASSWORD);
            assertThat(visit.card("Supply")).isVisible();
            authenticator.detach();
        }
    }

    @Test
    void where_passkeys_cannot_work_none_are_offered() {
        try (var visit = served.visit(Screen.PHONE_DARK).open("/")) {
            assertThat(visit.button("Sign in")).isVisible();
            assertThat(visit.button("Sign in with a passkey")).hasCount(0);
            visit.signIn(Visit.PASSWORD);
            assertThat(visit.card("Supply")).isVisible();
            visit.open("/settings/account");
            assertThat(visit.card("Passkeys")).containsText("Browsers offer passkeys only at an https:// address");
        }
    }

    /** A platform authenticator that always finds its person. */
    private static CDPSession authenticator(Page page) {
        var session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var arguments = new JsonObject();
        arguments.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", arguments);
        return session;
    }
}
