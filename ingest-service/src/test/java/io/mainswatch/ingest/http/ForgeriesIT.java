package io.mainswatch.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.ingest.IngestVerticle;
import io.mainswatch.ingest.device.Registry;
import io.mainswatch.ingest.http.SigningDevice.Outgoing;
import io.mainswatch.ingest.signature.RequestSignature;
import io.mainswatch.ingest.signature.SignedNumbers;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is altered, held back, repeated or made up is refused with the right code and leaves nothing behind. */
class ForgeriesIT {
    private static final byte[] BODY = "[{\"boot\":1,\"seq\":1,\"ageMs\":5,\"powerWatts\":92.5}]".getBytes(UTF_8);

    private static final ManualClock CLOCK = new ManualClock().followingTheMachine();
    private static TestPlatform platform;
    private static Registry registry;
    private static Door door;
    private static SigningDevice device;
    private static String othersSecret;
    private static String ownSecret;
    private static String ended;
    private static String revoked;

    @BeforeAll
    static void open() {
        platform = TestPlatform.open(CLOCK, Map.of());
        registry = new Registry(platform)
                .home("default", "UTC")
                .device("own", "default")
                .device("other", "default")
                .device("gone", "default");
        ended = registry.secret("own");
        registry.execute("UPDATE device_secret SET expires_at = now() - interval '1 s' WHERE device_id = 'own'");
        revoked = registry.secret("own");
        registry.execute("UPDATE device_secret SET revoked_at = now() WHERE device_id = 'own' AND expires_at IS NULL");
        ownSecret = registry.secret("own");
        othersSecret = registry.secret("other");
        registry.secret("gone");
        registry.execute("UPDATE device SET deleted_at = now() WHERE id = 'gone'");
        door = new Door(platform.deploy(new IngestVerticle(platform.platform())).httpPort());
        device = new SigningDevice(door, CLOCK, "own", ownSecret);
        assertThat(device.post("[]").status()).isEqualTo(200);
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    static Stream<Arguments> forgeries() {
        return Stream.concat(unsigned(), malformed());
    }

    private static Stream<Arguments> unsigned() {
        return Stream.of(
                forgery(401, "another body", request -> request.body = text("[{\"powerWatts\":1}]")),
                forgery(401, "one byte of the body altered", request -> request.body = flipped(request.body)),
                forgery(401, "a truncated body", request -> request.body = Arrays.copyOf(BODY, 20)),
                forgery(401, "a longer body", request -> request.body = Arrays.copyOf(BODY, BODY.length + 1)),
                forgery(401, "no body", request -> request.body = new byte[0]),
                forgery(401, "the body as gzip", request -> {
                    request.body = Door.gzip(new String(BODY, UTF_8));
                    request.headers.put("Content-Encoding", "gzip");
                }),
                forgery(401, "another path", request -> {
                    request.method = "GET";
                    request.path = "/v1/resume";
                }),
                forgery(401, "a query", request -> request.path = "/v1/readings?a=b"),
                forgery(401, "a later timestamp", set("X-Timestamp", seconds(1))),
                forgery(401, "an earlier timestamp", set("X-Timestamp", seconds(-1))),
                forgery(401, "another boot", set("X-Boot", "2")),
                forgery(401, "another number", set("X-Seq", "99")),
                forgery(401, "another device", set("X-Device", "other")),
                forgery(401, "no device of ours", set("X-Device", "nobody")),
                forgery(401, "a removed device", set("X-Device", "gone")),
                forgery(401, "what is no id", set("X-Device", "a/b")),
                forgery(401, "a signature of zeros", set("X-Signature", "v1=" + "0".repeat(64))),
                forgery(
                        401,
                        "the last digit altered",
                        request -> request.headers.merge(
                                "X-Signature", "", (was, x) -> was.substring(0, 66) + (was.endsWith("0") ? "1" : "0"))),
                forgery(
                        401,
                        "the first digit altered",
                        request -> request.headers.merge(
                                "X-Signature",
                                "",
                                (was, x) -> "v1=" + (was.charAt(3) == '0' ? '1' : '0') + was.substring(4))),
                forgery(401, "another's secret", request -> resign(request, othersSecret, 0)),
                forgery(401, "a secret that has ended", request -> resign(request, ended, 0)),
                forgery(401, "a revoked secret", request -> resign(request, revoked, 0)),
                forgery(401, "an empty-looking secret", request -> resign(request, " ", 0)),
                forgery(
                        401,
                        "the digest instead of the secret",
                        request -> resign(request, HexFormat.of().formatHex(Secrets.sha256(ownSecret)), 0)),
                forgery(401, "signed 301 s ago", request -> resign(request, ownSecret, -301)),
                forgery(401, "signed an hour ahead", request -> resign(request, ownSecret, 3_600)),
                forgery(
                        401,
                        "signed in 1970",
                        request -> resign(request, ownSecret, -CLOCK.now().getEpochSecond())));
    }

    private static Stream<Arguments> malformed() {
        return Stream.of(
                forgery(
                        400,
                        "a signature in capitals",
                        request -> request.headers.merge(
                                "X-Signature",
                                "",
                                (was, x) -> "v1=" + was.substring(3).toUpperCase(Locale.ROOT))),
                forgery(
                        400,
                        "a version we do not know",
                        request -> request.headers.merge("X-Signature", "", (was, x) -> "v2=" + was.substring(3))),
                forgery(
                        400,
                        "half a signature",
                        request -> request.headers.merge("X-Signature", "", (was, x) -> was.substring(0, 35))),
                forgery(400, "no signature", request -> request.headers.remove("X-Signature")),
                forgery(400, "no device", request -> request.headers.remove("X-Device")),
                forgery(400, "no timestamp", request -> request.headers.remove("X-Timestamp")),
                forgery(400, "no boot", request -> request.headers.remove("X-Boot")),
                forgery(400, "no number", request -> request.headers.remove("X-Seq")),
                forgery(400, "a negative number", set("X-Seq", "-1")),
                forgery(400, "a number too large", set("X-Seq", "9007199254740993")),
                forgery(400, "a number of another form", set("X-Seq", "0x10")),
                forgery(400, "a number with a leading zero", set("X-Seq", "01")),
                forgery(400, "a timestamp in words", set("X-Timestamp", "now")),
                forgery(400, "a bearer beside it", set("Authorization", "Bearer " + ownSecret)));
    }

    @ParameterizedTest(name = "{1} → {0}")
    @MethodSource("forgeries")
    void a_forged_request_is_refused_and_stores_nothing(int status, String what, Consumer<Outgoing> forgery) {
        long marks = marks();

        var answer = device.send("POST", "/v1/readings", BODY, forgery);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("X-Server-Time").isEmpty()).isEqualTo(status != 401);
        assertThat(registry.count("SELECT count(*) FROM reading")).isZero();
        assertThat(registry.count("SELECT count(*) FROM record_mark")).isZero();
        assertThat(marks()).isEqualTo(marks);
    }

    @Test
    void every_missing_header_is_named_at_once() {
        var answer = door.post("/v1/readings", "[]", "X-Signature", "v1=1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.tree().findValuesAsText("field"))
                .containsExactlyInAnyOrder("X-Device", "X-Timestamp", "X-Boot", "X-Seq", "X-Signature");
    }

    @Test
    void a_replay_is_refused_whatever_became_of_the_device_meanwhile() {
        var other = new SigningDevice(door, CLOCK, "other", othersSecret);
        var captured = other.sign(
                "POST",
                "/v1/readings",
                text("[]"),
                new SignedNumbers(CLOCK.now().getEpochSecond(), 5, 7));
        assertThat(other.send(captured).status()).isEqualTo(200);

        var again = other.send(captured);
        var lower = other.sign(
                "GET", "/v1/resume", new byte[0], new SignedNumbers(CLOCK.now().getEpochSecond(), 4, 999));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.tree().path("detail").asText()).contains("5/7");
        assertThat(other.send(lower).status()).isEqualTo(409);
    }

    @Test
    void a_body_above_a_megabyte_is_not_taken_from_one_who_has_not_proven_himself() {
        assertThat(device.post(new byte[(1 << 20) + 1]).status()).isEqualTo(413);
    }

    private static long marks() {
        return registry.count(
                "SELECT coalesce(sum(boot * 1000000 + seq), 0) FROM request_mark WHERE device_id = 'own'");
    }

    private static Arguments forgery(int status, String what, Consumer<Outgoing> forgery) {
        return Arguments.of(status, what, forgery);
    }

    private static Consumer<Outgoing> set(String header, String value) {
        return request -> request.headers.put(header, value);
    }

    private static String seconds(long later) {
        return Long.toString(CLOCK.now().getEpochSecond() + later + (later > 0 ? 30 : -30));
    }

    private static void resign(Outgoing request, String secret, long later) {
        var numbers = new SignedNumbers(CLOCK.now().getEpochSecond() + later, 9, 9);
        request.headers.put("X-Timestamp", Long.toString(numbers.timestamp()));
        request.headers.put("X-Boot", "9");
        request.headers.put("X-Seq", "9");
        request.headers.put(
                "X-Signature",
                RequestSignature.of(secret, "POST", "/v1/readings", numbers, Secrets.sha256(request.body)));
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] flipped(byte[] body) {
        var other = body.clone();
        other[other.length / 2] ^= 1;
        return other;
    }
}
