package io.mainswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.testing.Await;
import io.mainswatch.endtoend.world.Api;
import io.mainswatch.endtoend.world.DeviceRecords;
import io.mainswatch.endtoend.world.FirmwareBuild;
import io.mainswatch.endtoend.world.FirmwareMeter;
import io.mainswatch.endtoend.world.Meter;
import io.mainswatch.endtoend.world.Program;
import io.mainswatch.simulator.appliance.Home;
import io.mainswatch.simulator.event.HouseholdListener;
import io.mainswatch.simulator.firmware.FirmwarePrograms;
import io.mainswatch.simulator.firmware.FirmwareSettings;
import io.mainswatch.simulator.household.Household;
import io.mainswatch.simulator.household.HouseholdSettings;
import io.mainswatch.simulator.meter.Intervals;
import io.mainswatch.simulator.meter.LinkSettings;
import io.mainswatch.simulator.meter.MeterSettings;
import io.mainswatch.simulator.registration.Credentials;
import io.mainswatch.simulator.transport.Endpoint;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The meter's real firmware and the real server, over MQTT. */
@EnabledIf(value = "compilerInstalled", disabledReason = "the firmware needs make and g++: apt install make g++")
@Timeout(240)
class FirmwareMqttIT {
    private static final String STATUS = "dev/plug/status";
    private static final String HEARTBEAT = "dev/plug/heartbeat";

    @TempDir
    static Path folder;

    private static final Vertx VERTX = Vertx.vertx();
    private static Path programs;
    private static Program program;
    private static Api api;
    private static FirmwareMeter meter;
    private static Meter listener;

    static boolean compilerInstalled() {
        return FirmwareBuild.isPossible();
    }

    @BeforeAll
    static void start() {
        programs = FirmwareBuild.programs();
        program = new Program.Start(folder.resolve("server")).run();
        api = new Api(program);
        var secret =
                api.register("plug", "meter", "mains", 30, 15).get("secret").asText();
        listen();
        meter = new FirmwareMeter(
                        programs,
                        folder.resolve("plug"),
                        List.of(
                                "--id", "plug",
                                "--secret", secret,
                                "--mqtt-port", Integer.toString(program.port("MQTT")),
                                "--ingest-port", Integer.toString(program.port("INGEST")),
                                "--portal-port", Integer.toString(Program.freePort())))
                .measuring("0 watts=1500 volts=229.4 hertz=49.9 factor=0.95\n");
        listener.publish("dev/plug/pzem/config", "{\"metrics\":1000,\"energy\":2000}", true);
    }

    @AfterAll
    static void stop() {
        meter.close();
        listener.disconnect();
        program.close();
        Await.result(VERTX.close());
    }

    @BeforeEach
    void running() {
        if (!meter.isAlive()) {
            meter.start();
        }
        Await.until(
                "the meter is online",
                () -> latest("plug").path("powerWatts").isNumber()
                        && device("plug").path("online").asBoolean());
    }

    @Test
    void what_the_module_says_arrives_exactly_as_it_says_it() {
        var latest = latest("plug");

        assertThat(latest.path("powerWatts").asText()).isEqualTo("1500.0");
        assertThat(latest.path("voltageVolts").asText()).isEqualTo("229.4");
        assertThat(latest.path("currentAmps").asText()).isEqualTo("6.883");
        assertThat(latest.path("energyWh").isNumber()).isTrue();
    }

    @Test
    void a_relay_command_is_confirmed_by_the_relay_itself() {
        for (String state : List.of("on", "off")) {
            assertThat(switched("plug", state)).isEqualTo("confirmed");
            assertThat(meter.said()
                            .lines()
                            .filter(line -> line.startsWith("relay "))
                            .reduce((first, last) -> last))
                    .hasValue("relay " + state);
            assertThat(device("plug").at("/relays/0/state").asText()).isEqualTo(state);
        }
    }

    @Test
    void a_configuration_is_kept_for_it_brought_within_bounds_and_read_back() {
        Await.until(
                "the one from before its first word is in force",
                () -> listener.received(HEARTBEAT).contains("{\"metrics\":1000,\"energy\":2000}"));

        listener.publish("dev/plug/pzem/config", "{\"metrics\":200,\"energy\":3000}", true);

        Await.until(
                "the new one is in force",
                () -> listener.received(HEARTBEAT).contains("{\"metrics\":1000,\"energy\":3000}"));
        listener.publish("dev/plug/pzem/config", "{\"metrics\":1000,\"energy\":2000}", true);
        Await.until(
                "and the old one again",
                () -> listener.received(HEARTBEAT).contains("{\"metrics\":1000,\"energy\":2000}"));
    }

    @Test
    void after_a_kill_the_server_says_offline_in_its_place() {
        Await.until("it says Online", () -> listener.received(STATUS).equals("Online"));
        meter.kill();
        Await.until("the will is told", () -> listener.received(STATUS).equals("Offline"));
        listen();
        Await.until(
                "it is kept for who comes now", () -> listener.received(STATUS).equals("Offline"));

        meter.start();
        Await.until("it is back", () -> listener.received(STATUS).equals("Online"));
    }

    @Test
    void a_router_slower_than_the_device_costs_no_reading() throws Exception {
        meter.kill();
        meter.reachesNetwork(false);
        int before = meter.said().length();
        meter.start();
        Await.until("it measures alone", () -> meter.said().substring(before).contains("kept 5"));
        meter.reachesNetwork(true);

        var database = KillIT.url(program);
        long newest = DeviceRecords.of(database, "plug").newest();
        Await.until("what it kept arrives over HTTP, the rest over MQTT", Duration.ofSeconds(90), () -> {
            var records = DeviceRecords.of(database, "plug");
            return records.newest() > newest + 5
                    && records.missing(records.newest()).equals("{}");
        });
        assertThat(DeviceRecords.of(database, "plug").twice()).isEmpty();
    }

    /** As a person's program: with a token, and no memory of what was said before. */
    private static void listen() {
        listener = new Meter(VERTX, "token", Program.TOKEN).connect(program.port("MQTT"));
        listener.subscribe("dev/plug/#");
    }

    @Test
    void a_household_runs_on_it_and_survives_a_power_cut() {
        var secrets = new HashMap<String, String>();
        for (String id : List.of("AC001", "FR003")) {
            secrets.put(
                    id, api.register(id, "meter", "mains", 30, 15).get("secret").asText());
        }
        var settings = HouseholdSettings.standard(new Endpoint("127.0.0.1", program.port("MQTT")))
                .withRouterBootTime(Duration.ofMillis(500))
                .withMeters(new MeterSettings(
                        new Intervals(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(5)),
                        LinkSettings.standard(),
                        Duration.ZERO))
                .withFirmware(new FirmwareSettings(
                        new FirmwarePrograms(programs),
                        folder.resolve("household"),
                        new Endpoint("127.0.0.1", program.port("INGEST"))));
        var home = Home.typical(1, ZoneOffset.UTC, Instant.now());
        var household = new Household(VERTX, settings, home, new Credentials(secrets, null), HouseholdListener.none());
        try {
            Await.result(household.start());
            secrets.keySet().forEach(FirmwareMqttIT::awaitReading);
            assertThat(switched("AC001", "off")).isEqualTo("confirmed");
            Await.until(
                    "the appliance is off",
                    () -> latest("AC001").path("powerWatts").asDouble(-1) == 0);
            Await.result(household.cutPower());
            Await.until("they are gone", () -> !device("FR003").path("online").asBoolean());
            Await.result(household.restorePower());
            Await.until("they are back", () -> device("FR003").path("online").asBoolean());
        } finally {
            Await.result(household.stop());
        }
        assertThat(ProcessHandle.current().descendants().filter(FirmwareMqttIT::isOfTheHousehold))
                .isEmpty();
    }

    private static boolean isOfTheHousehold(ProcessHandle process) {
        return process.info()
                .commandLine()
                .orElse("")
                .contains(folder.resolve("household").toString());
    }

    private static void awaitReading(String id) {
        Await.until(id + " measures", () -> latest(id).path("voltageVolts").asDouble(0) > 180);
    }

    private static String switched(String id, String state) {
        var asked = api.post("/api/v1/devices/" + id + "/relays/1/commands", Map.of("state", state));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        var path = "/api/v1/relay-commands/" + asked.json().get("id").asText();
        Await.until(
                "the command has ended",
                () -> !Set.of("queued", "sent")
                        .contains(api.get(path).json().path("status").asText("queued")));
        return api.get(path).json().path("status").asText();
    }

    private static JsonNode device(String id) {
        return api.get("/api/v1/devices/" + id).json();
    }

    private static JsonNode latest(String id) {
        return device(id).at("/channels/0/latest");
    }
}
