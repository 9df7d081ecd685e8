package io.mainswatch.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.dashboard.testing.Listener;
import io.mainswatch.dashboard.testing.RunningDashboard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A stream ends with the right to listen. */
final class EndOfListeningIT {
    private static RunningDashboard dashboard;

    @BeforeAll
    static void start() {
        dashboard = RunningDashboard.start();
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void whoever_may_no_longer_see_a_home_is_no_longer_told_of_it() {
        dashboard.rows().home("left", "UTC");
        dashboard.rows().home("other", "UTC");
        var member = dashboard.rows().person("leaving-member", "left", "viewer");
        dashboard
                .rows()
                .run("INSERT INTO home_member SELECT id, 'other', 'viewer' FROM app_user"
                        + " WHERE name = 'leaving-member'");
        try (var all = Listener.open(dashboard, "", member, "");
                var narrowed = Listener.open(dashboard, "?home=left", member, "");
                var untouched = Listener.open(dashboard, "?home=other", member, "")) {
            dashboard.rows().run("DELETE FROM home_member WHERE home_id = 'left'");

            Await.until("the end of both", () -> all.isEnded() && narrowed.isEnded());
            assertThat(untouched.isEnded()).isFalse();
        }
    }

    @Test
    void a_revoked_token_ends_its_stream() {
        var made = dashboard.post("/tokens", "{\"name\":\"t\",\"role\":\"viewer\"}");
        try (var listener = Listener.open(dashboard, "", made.at("/token").asText(), "")) {
            dashboard.send(
                    "DELETE",
                    "/tokens/" + made.at("/id").asText(),
                    RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR),
                    null);
            Await.until("the end", listener::isEnded);
        }
    }

    @Test
    void a_session_that_was_left_ends_its_stream() {
        var session = dashboard.signIn("admin", "correct horse battery");
        try (var listener = Listener.open(dashboard, "", session)) {
            dashboard.send("DELETE", "/session", session, null);
            Await.until("the end", listener::isEnded);
        }
    }
}
