package io.mainswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.testing.Await;
import io.mainswatch.endtoend.world.Api;
import io.mainswatch.endtoend.world.MosquittoPub;
import io.mainswatch.endtoend.world.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stranger with {@code mosquitto_pub} meets at the door. */
@EnabledIf("clientInstalled")
class MosquittoPubIT {
    private static final String METRICS = "dev/fridge/pzem/metrics";

    @TempDir
    static Path home;

    private static Program program;
    private static Api api;
    private static MosquittoPub client;
    private static String secret;

    static boolean clientInstalled() {
        return MosquittoPub.isInstalled();
    }

    @BeforeAll
    static void start() {
        program = new Program.Start(home).run();
        api = new Api(program);
        client = new MosquittoPub(program.port("MQTT"));
        secret = api.register("fridge", "meter", "mains", 3_600, 60)
                .get("secret")
                .asText();
        api.register("neighbour", "meter", "mains", 3_600, 60);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void a_reading_is_stored_and_visible_at_once() {
        var sent = client.publish("fridge", secret, METRICS, "{\"voltage\":220.5,\"current\":1.2,\"power\":264.6}");
        assertThat(sent.exitCode()).as(sent.said()).isZero();
        // The client has its PUBACK, so the reading is committed: the very next question must see it.
        var latest = api.get("/api/v1/devices/fridge").json().at("/channels/0/latest");
        assertThat(latest.get("powerWatts").asText()).isEqualTo("264.6");
        assertThat(latest.get("voltageVolts").asText()).isEqualTo("220.5");
        assertThat(items("/api/v1/devices/fridge/readings")).isPositive();
    }

    @Test
    void a_wrong_secret_an_unknown_device_and_a_foreign_name_are_refused() {
        assertThat(client.publish("fridge", "guessed", METRICS, "{}").said()).containsIgnoringCase("refused");
        assertThat(client.publish("stranger", "guessed", "dev/stranger/heartbeat", "hi")
                        .said())
                .containsIgnoringCase("refused");
        assertThat(client.publish("neighbour", secret, METRICS, "{}").said()).containsIgnoringCase("refused");
    }

    @ParameterizedTest
    @CsvSource({"311", "5"})
    void a_persons_token_with_a_client_id_of_its_own_is_let_in(String version) {
        var sent = client.run(List.of(
                "-V",
                version,
                "-i",
                "my-phone",
                "-u",
                "token",
                "-P",
                Program.TOKEN,
                "-t",
                "dev/fridge/pzem/config",
                "-m",
                "{\"metrics\":5000,\"energy\":60000}"));
        assertThat(sent.exitCode()).as(sent.said()).isZero();
        assertThat(sent.said()).isEmpty();
    }

    @Test
    void a_foreign_topic_is_refused_and_stores_nothing() {
        client.publish("fridge", secret, "dev/neighbour/pzem/metrics", "{\"power\":1}");
        Await.until("the refusal is visible", () -> hasRejected("dev/neighbour/pzem/metrics"));
        assertThat(items("/api/v1/devices/neighbour/readings")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"power\":                                                  | JSON",
                "[1,2,3]                                                      | object",
                "{\"power\":1e99}                                             | power",
                "{\"power\":NaN}                                              | ",
                "{\"power\":\"many\"}                                         | power",
                "{\"power\":1,\"voltage\":-5}                                 | voltage",
                "{\"power\":1,\"ts\":1000}                                    | ts",
                "{\"power\":1,\"ts\":4070908800000}                           | ts",
                "{\"power\":1,\"channel\":0}                                  | channel",
                "{\"power\":1,\"channel\":65}                                 | channel",
            })
    void what_cannot_be_a_reading_is_acknowledged_and_kept_with_a_reason(String payload, String named) {
        int before = items("/api/v1/devices/fridge/readings");
        var sent = client.publish("fridge", secret, METRICS, payload);
        assertThat(sent.exitCode()).as(sent.said()).isZero();
        Await.until(
                "the reason names '" + named + "'",
                () -> rejected()
                        .anyMatch(item -> item.get("payload").asText().contains(payload)
                                && (named == null || item.get("reason").asText().contains(named))));
        assertThat(items("/api/v1/devices/fridge/readings")).isEqualTo(before);
    }

    @Test
    void a_megabyte_closes_the_connection_and_is_counted_and_others_go_on() throws Exception {
        var file = Files.write(home.resolve("megabyte"), new byte[1 << 20]);
        assertThat(client.publishFile("fridge", secret, METRICS, file).exitCode())
                .isNotZero();
        Await.until(
                "the refusal is visible",
                () -> rejected().anyMatch(item -> item.get("reason").asText().contains("64")));
        var after = client.publish("fridge", secret, METRICS, "{\"power\":5}");
        assertThat(after.exitCode()).as(after.said()).isZero();
    }

    private static boolean hasRejected(String topic) {
        return rejected().anyMatch(item -> item.get("topic").asText().equals(topic));
    }

    private static Stream<JsonNode> rejected() {
        return StreamSupport.stream(
                api.get("/api/v1/rejected?limit=1000").json().get("items").spliterator(), false);
    }

    private static int items(String path) {
        return api.get(path).json().get("items").size();
    }
}
