package io.mainswatch.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.DeviceRegistered;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.ingest.IngestVerticle;
import io.mainswatch.ingest.device.Registry;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The device's side of a claim; the judge, who is in dashboard-service, says what the test lets it say. */
class RegisterIT {
    private static final String CODE = "K7QF-9XW1-2CDE";
    private final ManualClock clock = new ManualClock().followingTheMachine();
    private final AtomicReference<Future<DeviceRegistered>> verdict = new AtomicReference<>();
    private final AtomicReference<Object> asked = new AtomicReference<>();
    private TestPlatform platform;
    private Registry registry;
    private Door door;

    @BeforeEach
    void open() {
        platform = TestPlatform.open(clock, Map.of());
        registry = new Registry(platform).home("default", "UTC").device("d1", "default");
        platform.platform().bus().answer(Addresses.REGISTRATION_REQUEST, question -> {
            asked.set(registrations().get(0));
            return verdict.get();
        });
        door = new Door(platform.deploy(new IngestVerticle(platform.platform())).httpPort());
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void a_claim_that_is_granted_brings_id_and_secret_and_leaves_nothing_behind() {
        var secret = registry.secret("d1");
        verdict.set(Future.succeededFuture(
                new DeviceRegistered("d1", registry.count("SELECT id FROM device_secret WHERE device_id = 'd1'"))));

        var answer = register(CODE, "5C-CF-7F-12-34-56", "");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"id\":\"d1\",\"secret\":\"" + secret + "\"}");
        assertThat(asked.get()).isEqualTo("5c:cf:7f:12:34:56||4711");
        assertThat(registrations()).isEmpty();
        assertThat(new SigningDevice(door, clock, "d1", secret).post("[]").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"CONFLICT, 409", "FORBIDDEN, 403", "UNAVAILABLE, 503", "UNKNOWN, 404"})
    void a_refusal_reaches_the_device_as_it_is(Failure.Kind kind, int status) {
        verdict.set(Future.failedFuture(Failure.of(kind, "so it is")));

        var answer = register(CODE, "5ccf7f123456", "Fridge");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.tree().path("detail").asText()).isEqualTo("so it is");
        assertThat(registrations()).isEmpty();
    }

    @Test
    void guessing_becomes_slow_and_is_kept_without_the_code() {
        verdict.set(Future.failedFuture(Failure.unknown("no such claim code")));
        for (int i = 0; i < 3; i++) {
            assertThat(register(CODE, "5ccf7f123456", "").status()).isEqualTo(404);
        }

        var answer = register(CODE, "5ccf7f654321", "");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        clock.advance(Duration.ofSeconds(2));
        assertThat(register(CODE, "5ccf7f123456", "").status()).isEqualTo(404);
        Await.until(
                "kept",
                () -> registry.count("SELECT count(*) FROM rejected_message WHERE topic = '/v1/register'") == 4);
        assertThat(
                        registry.count(
                                "SELECT count(*) FROM rejected_message WHERE position('9XW1' IN convert_from(payload, 'UTF8')) > 0"))
                .isZero();
    }

    @Test
    void every_mistake_is_named_and_what_is_no_code_asks_nobody() {
        var wrong = door.post("/v1/register", "{\"mac\":\"5c:cf\",\"applianceName\":3,\"pin\":1}");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.tree().findValuesAsText("field"))
                .containsExactlyInAnyOrder("claimCode", "mac", "applianceName", "pin");
        assertThat(register("short", "5ccf7f123456", "").status()).isEqualTo(404);
        assertThat(door.post("/v1/register", "x".repeat(5_000)).status()).isEqualTo(413);
        assertThat(door.post("/v1/register", "").status()).isEqualTo(400);
        assertThat(asked.get()).isNull();
    }

    private List<Object> registrations() {
        return registry.column("SELECT concat_ws('|', mac, appliance_name, account) FROM registration");
    }

    private Door.Answer register(String code, String mac, String name) {
        return door.post(
                "/v1/register",
                "{\"claimCode\":\"%s\",\"mac\":\"%s\",\"applianceName\":\"%s\",\"account\":\"4711\"}"
                        .formatted(code, mac, name));
    }
}
