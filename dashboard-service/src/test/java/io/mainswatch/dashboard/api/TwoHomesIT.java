package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.dashboard.testing.Description;
import io.mainswatch.dashboard.testing.Description.Operation;
import io.mainswatch.dashboard.testing.Reply;
import io.mainswatch.dashboard.testing.RunningDashboard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody who owns one home asks for the other home's things, at every route the description has. */
final class TwoHomesIT {
    /** Operations that name nothing which could be another home's. */
    private static final Set<String> NAMELESS = Set.of(
            "describe",
            "signIn",
            "passkeySignInOptions",
            "signInByPasskey",
            "showInvitation",
            "acceptInvitation",
            "joinHome",
            "signOut",
            "me",
            "changePassword",
            "listSessions",
            "endOtherSessions",
            "listPasskeys",
            "addPasskey",
            "passkeyOptions",
            "createHome",
            "drawQr");

    /** Operations on what is a person's or an administrator's: a role in a home does not count there. */
    private static final Set<String> PERSONAL =
            Set.of("endSession", "removePasskey", "listPeople", "editPerson", "removePerson");

    /** Operations that look only, but are more than a viewer may see. */
    private static final Set<String> GUARDED =
            Set.of("listTokens", "listInvitations", "downloadSender", "downloadDataset");

    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("createToken", "{\"name\":\"x\",\"role\":\"viewer\",\"homeId\":\"theirs\"}"),
            Map.entry("editHome", "{\"name\":\"mine now\"}"),
            Map.entry("linkTelegram", "{}"),
            Map.entry("editMember", "{\"role\":\"viewer\"}"),
            Map.entry("invite", "{\"role\":\"viewer\"}"),
            Map.entry("editPerson", "{\"administrator\":true}"),
            Map.entry("registerDevice", "{\"id\":\"new\",\"name\":\"x\",\"kind\":\"meter\",\"homeId\":\"theirs\"}"),
            Map.entry("createClaimCode", "{\"name\":\"x\",\"homeId\":\"theirs\"}"),
            Map.entry("editDevice", "{\"name\":\"mine now\"}"),
            Map.entry("rotateSecret", "{}"),
            Map.entry("calibrate", "{\"step\":\"zero\"}"),
            Map.entry("saveMeter", "{\"setup\":{},\"referencePictureId\":\"x\"}"),
            Map.entry("tryMeter", "{\"setup\":{},\"referencePictureId\":\"x\",\"pictureId\":\"x\"}"),
            Map.entry("typeMeterReading", "{\"value\":1}"),
            Map.entry("correctPicture", "{\"value\":1}"),
            Map.entry("commandRelay", "{\"state\":\"on\"}"));

    private static RunningDashboard dashboard;
    private static String stranger;
    private static String viewer;
    private static Map<String, String> ids;

    @BeforeAll
    static void start() {
        dashboard = RunningDashboard.start();
        var rows = dashboard.rows();
        rows.home("mine", "UTC");
        rows.home("theirs", "UTC");
        rows.device("mine-device", "mine");
        rows.device("theirs-device", "theirs");
        rows.outage("theirs-outage", "theirs", Instant.now().minusSeconds(60), null, "power");
        rows.relayCommand("theirs-command", "theirs", "theirs-device");
        rows.rejected("theirs", "theirs-device", "theirs-reason");
        rows.meterPicture(
                "theirs-picture", "theirs-device", "theirs", Instant.now().minusSeconds(60), 1_000);
        rows.meterOrder("theirs-order", "theirs-device", "theirs");
        rows.rejected(null, null, "theirs-unknown-sender");
        stranger = rows.person("stranger", "mine", "owner");
        viewer = rows.person("viewer", "theirs", "viewer");
        var token = dashboard.post("/tokens", "{\"name\":\"theirs-token\",\"role\":\"viewer\",\"homeId\":\"theirs\"}");
        var claim = dashboard.post("/claim-codes", "{\"name\":\"theirs-claim\",\"homeId\":\"theirs\"}");
        ids = Map.ofEntries(
                Map.entry("/homes", "theirs"),
                Map.entry("/devices", "theirs-device"),
                Map.entry("/outages", "theirs-outage"),
                Map.entry("/relay-commands", "theirs-command"),
                Map.entry("/pictures", "theirs-picture"),
                Map.entry("/meter-orders", "theirs-order"),
                Map.entry("/tokens", token.at("/id").asText()),
                Map.entry("/claim-codes", claim.at("/id").asText()),
                Map.entry("/people", dashboard.get("/people").at("/items/0/id").asText()),
                Map.entry("/me/sessions", "1"),
                Map.entry("/me/passkeys", "1"));
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    static Stream<Operation> operations() {
        return new Description().operations().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void what_is_another_homes_is_not_there(Operation operation) {
        var asked = foreign(operation);
        if (NAMELESS.contains(operation.node().path("operationId").asText())) {
            assertThat(asked).isEmpty();
            return;
        }
        assertThat(asked.isEmpty())
                .as("ways to name another home's thing")
                .isEqualTo(operation.path().equals("/people"));
        for (String path : asked) {
            assertThat(send(operation, path, stranger).status()).as(path).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_list_shows_only_what_is_ones_own(Operation operation) {
        if (operation.method().equals("GET")
                && !operation.path().contains("{")
                && operation.parameters("query").contains("limit")
                && !PERSONAL.contains(id(operation))) {
            var reply = send(operation, operation.path(), stranger);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).doesNotContain("theirs");
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_viewer_of_the_home_may_look_and_change_nothing(Operation operation) {
        var isChange = !operation.method().equals("GET") || GUARDED.contains(id(operation));
        for (String path : PERSONAL.contains(id(operation)) ? List.<String>of() : foreign(operation)) {
            if (isChange && !path.contains("?")) {
                assertThat(send(operation, path, viewer).status()).as(path).isEqualTo(403);
            } else if (!operation.path().equals("/live") && !GUARDED.contains(id(operation))) {
                assertThat(send(operation, path, viewer).status()).as(path).isEqualTo(200);
            }
        }
    }

    @Test
    void only_administrators_see_senders_that_nobody_knows() {
        assertThat(dashboard.get("/rejected").items("reason")).contains("theirs-unknown-sender");
        assertThat(dashboard.get("/rejected", viewer).items("reason")).containsExactly("theirs-reason");
    }

    @Test
    void nothing_is_shown_to_nobody() {
        operations().filter(operation -> !operation.isOpen()).forEach(operation -> {
            var path = operation.path().replaceAll("\\{n}", "1").replaceAll("\\{[a-z]+}", "x");
            assertThat(dashboard.send(operation.method(), path, Map.of(), null).status())
                    .as(operation.toString())
                    .isEqualTo(401);
            assertThat(dashboard
                            .send(operation.method(), path, RunningDashboard.bearer("wrong"), null)
                            .status())
                    .as(operation.toString())
                    .isEqualTo(401);
        });
    }

    /** Every way in which a request of this operation can name something of the other home. */
    private static List<String> foreign(Operation operation) {
        var paths = new ArrayList<String>();
        var path = operation.path();
        if (path.contains("{id}")) {
            var resource = path.substring(0, path.indexOf("/{id}"));
            paths.add(
                    path.replace("{id}", ids.get(resource)).replace("{n}", "1").replace("{sender}", "cron"));
        } else if (operation.hasBody() && BODIES.containsKey(id(operation))) {
            paths.add(path);
        }
        if (operation.parameters("query").contains("home")) {
            paths.add(path + "?home=theirs");
        }
        if (operation.parameters("query").contains("device")) {
            paths.add(path + "?device=theirs-device");
        }
        return paths;
    }

    private static Reply send(Operation operation, String path, String token) {
        return dashboard.send(operation.method(), path, RunningDashboard.bearer(token), BODIES.get(id(operation)));
    }

    private static String id(Operation operation) {
        return operation.node().path("operationId").asText();
    }
}
