package io.mainswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.alert.channel.telegram.BotApi;
import io.mainswatch.common.config.DatabaseUrl;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestAuthority;
import io.mainswatch.common.testing.TestDatabase;
import io.mainswatch.endtoend.world.Api;
import io.mainswatch.endtoend.world.Meter;
import io.mainswatch.endtoend.world.Neighbours;
import io.mainswatch.endtoend.world.Program;
import io.mainswatch.endtoend.world.Story;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two copies of every service as eight processes, on a bus with TLS, over one database. */
@Timeout(420)
class TwoCopiesIT {
    private static final List<String> SERVICES = List.of("ingest", "alert", "relay", "dashboard");

    @TempDir
    Path folder;

    @Test
    void everything_happens_once_and_a_lost_gateway_is_survived() throws Exception {
        var vertx = Vertx.vertx();
        var programs = new ArrayList<Program>();
        try (var telegram = BotApi.start("123456:two-copies")) {
            programs.addAll(startAll(TestDatabase.fresh(), telegram));
            var gatewayA = programs.get(0);
            var gatewayB = programs.get(1);
            var dashboardA = programs.get(6);
            var dashboardB = programs.get(7);
            try (var neighbours = new Neighbours(dashboardA, gatewayA)) {
                var household = neighbours.moveIn();
                var story = new Story(new Api(dashboardB), telegram);
                story.begins();
                story.powerFailsAndReturns(household);
                story.aRelayIsSwitched(household);
                retainedValuesAndTakeOver(vertx, new Api(dashboardB), gatewayA, gatewayB);
                programs.remove(gatewayB);
            }
            assertThat(telegram.messages(Story.CHAT)).hasSize(2);
        } finally {
            Await.result(vertx.close());
            programs.forEach(Program::close);
        }
    }

    /** Subscribe on A, publish on B, kill B, come back on A: the value is there, and no false "Offline". */
    private static void retainedValuesAndTakeOver(Vertx vertx, Api api, Program gatewayA, Program gatewayB) {
        var status = "dev/roamer/status";
        var secret = api.register("roamer", "meter", "battery", 3_600, 60)
                .get("secret")
                .asText();
        var watcher = watcher(vertx, gatewayA);
        var roamer = new Meter(vertx, "roamer", secret).connect(gatewayB.port("MQTT"));
        roamer.publish(status, "Online", true);
        // Between gateways at most once, and B hears of the watcher on A a moment after A does: so it is said again.
        Await.until("a live copy crosses from B to A", () -> {
            roamer.publish("dev/roamer/pzem/energy", "12.5", true);
            return watcher.received("dev/roamer/pzem/energy").equals("12.5");
        });

        gatewayB.kill();
        gatewayB.close();
        var again = new Meter(vertx, "roamer", secret).connect(gatewayA.port("MQTT"));
        again.publish(status, "Online", true);
        again.subscribe("dev/roamer/pzem/config");
        var fresh = watcher(vertx, gatewayA);
        Await.until(
                "the retained value is there without B",
                () -> fresh.received("dev/roamer/pzem/energy").equals("12.5"));
        Await.until("the device is online", () -> fresh.received(status).equals("Online"));
        assertThat(watcher.received(status))
                .as("no false word of the device's end")
                .isNotEqualTo("Offline");
        assertThat(api.get("/api/v1/devices/roamer").json().get("online").asBoolean())
                .isTrue();
        again.disconnect();
    }

    private static Meter watcher(Vertx vertx, Program gateway) {
        var watcher = new Meter(vertx, "token", Program.TOKEN).connect(gateway.port("MQTT"));
        watcher.subscribe("dev/+/#");
        return watcher;
    }

    private List<Program> startAll(DatabaseUrl database, BotApi telegram) throws Exception {
        var authority = new TestAuthority(folder);
        int base = 20_000 + (int) (ProcessHandle.current().pid() % 20_000);
        var members = IntStream.range(0, 2 * SERVICES.size())
                .mapToObj(i -> "127.0.0.1:" + (base + i))
                .collect(Collectors.joining(","));
        var programs = new ArrayList<Program>();
        for (var service : SERVICES) {
            var starting = new ArrayList<CompletableFuture<Program>>();
            for (var copy : List.of("-1", "-2")) {
                var name = service + copy;
                var start = MainJobIT.configured(new Program.Start(folder.resolve(name)), telegram)
                        .database(database)
                        .set("MAINSWATCH_TELEGRAM_TOKEN", "123456:two-copies")
                        .set("MAINSWATCH_MASTER_KEY", "the same long text for all of them")
                        .set("MAINSWATCH_CLUSTER_MEMBERS", members)
                        .set("MAINSWATCH_CLUSTER_BIND_ADDRESS", "127.0.0.1")
                        .set(
                                "MAINSWATCH_CLUSTER_CERTIFICATE",
                                authority.member(name).toString());
                starting.add(CompletableFuture.supplyAsync(() -> start.run(service)));
            }
            starting.forEach(program -> programs.add(program.join()));
        }
        return programs;
    }
}
