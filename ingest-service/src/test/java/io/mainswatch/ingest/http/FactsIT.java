package io.mainswatch.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.DeviceChanged;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.ingest.IngestVerticle;
import io.mainswatch.ingest.device.Registry;
import io.mainswatch.ingest.signature.RequestSignature;
import io.mainswatch.ingest.signature.SignedNumbers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a device says of itself, and the orders it is answered with. */
class FactsIT {
    private static final ManualClock CLOCK = new ManualClock().followingTheMachine();
    private static final String NOTHING = "{\"stored\":0,\"duplicate\":0,\"rejected\":[]}";
    private static final String FACTS = """
            {"firmware":"0.1.0","start":{"boot":7,"reason":"brownout"},"signalDbm":-61,"freeMemoryBytes":21000,
             "journal":{"pending":3,"capacity":64262,"refused":0},"intervals":{"metrics":5000,"energy":60000},
             "calibration":{"microAmpsPerCount":74054,"zeroSixteenths":8184,"noiseSquare":4,"mainsDeciVolts":2300,"clipped":0}%s}
            """;

    private static TestPlatform platform;
    private static Registry registry;
    private static Door door;
    private static int devices;

    private String id;
    private String secret;
    private SigningDevice device;

    @BeforeAll
    static void open() {
        platform = TestPlatform.open(CLOCK, Map.of());
        registry = new Registry(platform).home("default", "UTC");
        door = new Door(platform.deploy(new IngestVerticle(platform.platform())).httpPort());
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @BeforeEach
    void register() {
        id = "f" + ++devices;
        registry.device(id, "default");
        secret = registry.secret(id);
        device = new SigningDevice(door, CLOCK, id, secret);
    }

    @Test
    void the_newest_word_is_kept() {
        assertThat(device.send("POST", "/v1/facts", "{\"signalDbm\":-70}".getBytes(UTF_8), outgoing -> {})
                        .status())
                .isEqualTo(204);
        assertThat(say(",\"order\":{\"number\":5,\"outcome\":\"done\"}").status())
                .isEqualTo(204);

        assertThat(registry.column(
                        "SELECT concat_ws(' ', facts->>'firmware', facts #>> '{start,reason}', facts->>'signalDbm',"
                                + " facts #>> '{journal,capacity}', jsonb_exists(facts, 'order')) FROM device_facts WHERE device_id = ?",
                        id))
                .containsExactly("0.1.0 brownout -61 64262 f");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"firmware\":7} | firmware",
                "{\"start\":{\"boot\":-1,\"reason\":\"power\"}} | start.boot",
                "{\"start\":{\"boot\":1,\"reason\":\"magic\"}} | start.reason",
                "{\"signalDbm\":3} | signalDbm",
                "{\"journal\":[]} | journal",
                "{\"calibration\":{\"x\":1}} | calibration.x",
                "{\"order\":{\"number\":0,\"outcome\":\"done\"}} | order.number",
                "{\"order\":{\"number\":1,\"outcome\":\"maybe\"}} | order.outcome",
                "{\"secret\":1} | secret",
            })
    void what_is_no_fact_is_named(String said, String field) {
        var answer = device.send("POST", "/v1/facts", said.getBytes(UTF_8), outgoing -> {});

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.tree().at("/violations/0/field").asText()).isEqualTo(field);
    }

    @Test
    void facts_that_were_altered_on_the_way_are_refused() {
        assertThat(device.send("POST", "/v1/facts", "{}".getBytes(UTF_8), outgoing -> outgoing.body = new byte[0])
                        .status())
                .isEqualTo(401);
        assertThat(registry.count("SELECT count(*) FROM device_facts WHERE device_id = ?", id))
                .isZero();
    }

    @Test
    void an_order_is_announced_beside_a_batch_handed_out_signed_and_gone_once_it_is_answered() {
        long number = order("gain", 5_000, "10 minutes");
        Await.until("it is announced", () -> device.post("[]").number("order") == number);

        var numbers = device.next();
        var answer = say("", numbers);
        var body = "{\"order\":{\"number\":" + number + ",\"step\":\"gain\",\"milliAmps\":5000}}";
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.header("X-Signature"))
                .isEqualTo(RequestSignature.ofAnswer(secret, "/v1/facts", numbers, Secrets.sha256(body)))
                .isNotEqualTo(say("").header("X-Signature"));

        assertThat(say(",\"order\":{\"number\":" + number + ",\"outcome\":\"too-small\"}")
                        .status())
                .isEqualTo(204);
        assertThat(say(",\"order\":{\"number\":" + number + ",\"outcome\":\"done\"}")
                        .status())
                .isEqualTo(204);
        assertThat(registry.column(
                        "SELECT outcome || ' ' || (calibration->>'microAmpsPerCount') FROM calibration_answer"
                                + " WHERE order_id = ?",
                        number))
                .containsExactly("too-small 74054");
        Await.until("it is announced no more", () -> device.post("[]").body().equals(NOTHING));
    }

    @ParameterizedTest
    @CsvSource({"POST, /v1/readings, []", "GET, /v1/resume, ''"})
    void every_answer_to_a_signed_request_is_signed_for_it_alone(String method, String path, String body) {
        var numbers = device.next();
        var answer = device.send(device.sign(method, path, body.getBytes(UTF_8), numbers));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Signature"))
                .isEqualTo(RequestSignature.ofAnswer(secret, path, numbers, Secrets.sha256(answer.body())));
        assertThat(door.readings(secret, "[]").header("X-Signature")).isEmpty();
    }

    @Test
    void an_order_that_is_old_replaced_or_of_another_home_is_never_handed_out() {
        order("zero", null, "-1 second");
        assertThat(say("").status()).isEqualTo(204);
        order("zero", null, "10 minutes");
        long newest = order("mains", 2_304, "10 minutes");
        assertThat(say("").tree().at("/order/number").asLong()).isEqualTo(newest);
        registry.execute("UPDATE calibration_order SET home_id = 'sold' WHERE id = ?", newest);
        assertThat(say("").status()).isEqualTo(204);
    }

    @Test
    void a_device_answers_only_for_orders_of_its_own() {
        long number = order("zero", null, "10 minutes");
        register();

        assertThat(say(",\"order\":{\"number\":" + number + ",\"outcome\":\"done\"}")
                        .status())
                .isEqualTo(204);
        assertThat(registry.count("SELECT count(*) FROM calibration_answer WHERE order_id = ?", number))
                .isZero();
    }

    @Test
    void who_sends_its_secret_along_gets_its_order_too() {
        order("zero", null, "10 minutes");

        var answer = door.post("/v1/facts", "{}".getBytes(UTF_8), "Authorization", "Bearer " + secret);

        assertThat(answer.tree().at("/order/step").asText()).isEqualTo("zero");
        assertThat(answer.header("X-Signature")).isEmpty();
    }

    private Door.Answer say(String more) {
        return say(more, device.next());
    }

    private Door.Answer say(String more, SignedNumbers numbers) {
        return device.send(
                device.sign("POST", "/v1/facts", FACTS.formatted(more).getBytes(UTF_8), numbers));
    }

    /** As dashboard-service writes it down and tells of it. */
    private long order(String step, Integer value, String expiresIn) {
        registry.execute(
                "INSERT INTO calibration_order (home_id, device_id, step, value, requested_by, requested_at, expires_at)"
                        + " VALUES ('default', ?, ?, ?, 'user:1', now(), now() + ?::interval)",
                id,
                step,
                value,
                expiresIn);
        platform.platform().bus().announce(Addresses.DEVICE_CHANGED, new DeviceChanged(id));
        return registry.count("SELECT max(id) FROM calibration_order WHERE device_id = ?", id);
    }
}
