package io.mainswatch.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.dashboard.testing.Reply;
import io.mainswatch.dashboard.testing.RunningDashboard;
import java.util.Map;

/** The people who are asked into the homes {@code default} and {@code cabin}, and what they do there. */
record Guests(RunningDashboard dashboard) implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    static Guests start() {
        var dashboard = RunningDashboard.start();
        dashboard.rows().home("cabin", "UTC");
        dashboard.rows().device("meter", "default");
        return new Guests(dashboard);
    }

    @Override
    public void close() {
        dashboard.close();
    }

    Reply invite(String home, String role) {
        return dashboard.post("/homes/" + home + "/invitations", "{\"role\":\"" + role + "\",\"note\":\"for a test\"}");
    }

    /** What follows the mark in the link. */
    String token(Reply made) {
        var url = made.at("/url").asText();
        assertThat(url).startsWith(dashboard.uri("/invitation#").toString());
        return url.substring(url.indexOf('#') + 1);
    }

    Reply lookup(String token) {
        return dashboard.send("POST", "/invitations/lookup", Map.of(), body(token));
    }

    String body(String token) {
        return "{\"token\":\"" + token + "\"}";
    }

    Reply tryAccept(String token, String name) {
        return tryAccept(dashboard, token, name);
    }

    Reply tryAccept(RunningDashboard at, String token, String name) {
        return at.send(
                "POST",
                "/invitations/accept",
                Map.of(),
                "{\"token\":\"" + token + "\",\"name\":\"" + name + "\",\"password\":\"" + PASSWORD + "\"}");
    }

    Map<String, String> accept(String token, String name) {
        var reply = tryAccept(token, name);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var cookie = reply.header("Set-Cookie");
        assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Strict");
        return Map.of("Cookie", cookie.substring(0, cookie.indexOf(';')));
    }

    String id(Map<String, String> session) {
        return dashboard.send("GET", "/me", session, null).at("/personId").asText();
    }

    Reply post(Map<String, String> session, String path, String token) {
        return dashboard.send("POST", path, session, body(token));
    }

    Reply change(Map<String, String> session, String path, String body) {
        return dashboard.send("PATCH", path, session, body);
    }

    Reply delete(String path) {
        return dashboard.send("DELETE", path, RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR), null);
    }
}
