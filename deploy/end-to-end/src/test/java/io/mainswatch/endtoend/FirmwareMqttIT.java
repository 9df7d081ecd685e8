package io.mainswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.Version;
import io.mainswatch.common.testing.Await;
import io.mainswatch.endtoend.world.Api;
import io.mainswatch.endtoend.world.DeviceRecords;
import io.mainswatch.endtoend.world.FirmwareBuild;
import io.mainswatch.endtoend.world.FirmwareDevice;
import io.mainswatch.endtoend.world.FirmwareHousehold;
import io.mainswatch.endtoend.world.Meter;
import io.mainswatch.endtoend.world.Program;
import io.mainswatch.endtoend.world.Shown;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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
    private static final Pattern KEPT = Pattern.compile("kept [0-9]+");
    private static final String HEARTBEAT = "dev/plug/heartbeat";

    @TempDir
    static Path folder;

    private static final Vertx VERTX = Vertx.vertx();
    private static Path programs;
    private static Program program;
    private static Api api;
    private static Shown shown;
    private static FirmwareDevice meter;
    private static Meter listener;

    static boolean compilerInstalled() {
        return FirmwareBuild.isPossible();
    }

    @BeforeAll
    static void start() {
        programs = FirmwareBuild.programs();
        program = new Program.Start(folder.resolve("server")).run();
        api = new Api(program);
        shown = new Shown(api);
        var secret =
                api.register("plug", "meter", "mains", 30, 15).get("secret").asText();
        listen();
        meter = FirmwareDevice.meter(
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
                () -> shown.latest("plug").path("powerWatts").isNumber()
                        && shown.device("plug").path("online").asBoolean());
    }

    @Test
    void what_the_module_says_arrives_exactly_as_it_says_it() {
        var latest = shown.latest("plug");

        assertThat(latest.path("powerWatts").asText()).isEqualTo("1500.0");
        assertThat(latest.path("voltageVolts").asText()).isEqualTo("229.4");
        assertThat(latest.path("currentAmps").asText()).isEqualTo("6.883");
        assertThat(latest.path("energyWh").isNumber()).isTrue();
    }

    @Test
    void it_says_what_it_is_and_its_settings_as_they_change() {
        Await.until(
                "it has said so",
                () -> shown.facts("plug").at("/intervals/energy").asInt() == 2_000);
        var facts = shown.facts("plug");
        assertThat(facts.path("firmware").asText()).isEqualTo(Version.CURRENT.toString());
        assertThat(facts.at("/start/reason").asText()).isEqualTo("power");
        assertThat(facts.path("signalDbm").asInt()).isNegative();
        assertThat(facts.at("/journal/capacity").asInt()).isGreaterThan(60_000);
        assertThat(facts.has("calibration")).isFalse();
    }

    @Test
    void a_sensor_claimed_by_a_code_is_calibrated_from_the_page() {
        var code = api.post("/api/v1/claim-codes", Map.of("deviceId", "heater"))
                .json()
                .path("code")
                .asText();
        try (var sensor = FirmwareDevice.sensor(
                programs,
                folder.resolve("heater"),
                List.of(
                        "--claim", code,
                        "--ingest-port", Integer.toString(program.port("INGEST")),
                        "--portal-port", Integer.toString(Program.freePort())))) {
            sensor.set("metricsMillis", 1_000);
            sensor.measuring().tell("watts=1150 zero=498.25");
            sensor.start();
            Await.until(
                    "it has said what it reckons with",
                    () -> shown.facts("heater").has("calibration"));

            assertThat(shown.calibrated("heater", "{\"step\":\"zero\"}")).isEqualTo("refused load-on 8184");
            sensor.tell("watts=0");
            assertThat(shown.calibrated("heater", "{\"step\":\"zero\"}")).startsWith("done null 797");
            sensor.tell("watts=1150");
            assertThat(shown.calibrated("heater", "{\"step\":\"gain\",\"milliAmps\":5400}"))
                    .startsWith("done null 797");
            Await.until(
                    "it measures by it",
                    () -> Math.abs(shown.latest("heater").path("currentAmps").asDouble() - 5.4) < 0.05);
            assertThat(shown.calibrated("heater", "{\"step\":\"mains\",\"volts\":241.5}"))
                    .startsWith("done");
            Await.until(
                    "its power follows",
                    () -> Math.abs(shown.latest("heater").path("powerWatts").asDouble() - 5.4 * 241.5) < 15);
        }
    }

    @Test
    void a_relay_command_is_confirmed_by_the_relay_itself() {
        for (String state : List.of("on", "off")) {
            assertThat(shown.switched("plug", state)).isEqualTo("confirmed");
            assertThat(meter.said()
                            .lines()
                            .filter(line -> line.startsWith("relay "))
                            .reduce((first, last) -> last))
                    .hasValue("relay " + state);
            assertThat(shown.device("plug").at("/relays/0/state").asText()).isEqualTo(state);
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
        Await.until(
                "it measures alone",
                () -> KEPT.matcher(meter.said().substring(before))
                                .results()
                                .map(MatchResult::group)
                                .distinct()
                                .count()
                        >= 5);
        meter.reachesNetwork(true);

        var database = KillIT.url(program);
        long newest = DeviceRecords.of(database, "plug").newest();
        Await.until("what it kept arrives over HTTP, the rest over MQTT", Duration.ofSeconds(90), () -> {
            var records = DeviceRecords.of(database, "plug");
            return records.newest() >= newest + 5
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
        var household = new FirmwareHousehold(VERTX, programs, folder.resolve("household"), program, secrets);
        try (household) {
            household.start();
            secrets.keySet().forEach(FirmwareMqttIT::awaitReading);
            assertThat(shown.switched("AC001", "off")).isEqualTo("confirmed");
            Await.until(
                    "the appliance is off",
                    () -> shown.latest("AC001").path("powerWatts").asDouble(-1) == 0);
            household.cutPower();
            Await.until(
                    "they are gone", () -> !shown.device("FR003").path("online").asBoolean());
            household.restorePower();
            Await.until(
                    "they are back", () -> shown.device("FR003").path("online").asBoolean());
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
        Await.until(
                id + " measures", () -> shown.latest(id).path("voltageVolts").asDouble(0) > 180);
    }
}
