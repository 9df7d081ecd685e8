package io.mainswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.dashboard.DashboardVerticle;
import io.mainswatch.endtoend.world.Api;
import io.mainswatch.endtoend.world.DeviceRecords;
import io.mainswatch.endtoend.world.FirmwareBuild;
import io.mainswatch.endtoend.world.FirmwareDevice;
import io.mainswatch.endtoend.world.Flash;
import io.mainswatch.endtoend.world.FlashTruth;
import io.mainswatch.endtoend.world.Program;
import io.mainswatch.endtoend.world.SimulatedTime;
import io.mainswatch.ingest.IngestVerticle;
import io.mainswatch.simulator.transport.Endpoint;
import io.mainswatch.simulator.transport.Wire;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The meter's real firmware loses the real server for a simulated day, its power in the middle of writes to its flash, its
 * clock and some of its flash: the server then holds what was complete on flash, once, rightly dated. The module draws
 * 3,600 W all the time, so that its counter of watt hours is a clock that nobody can set wrong: it tells when a reading
 * was truly taken.
 */
@EnabledIf(value = "compilerInstalled", disabledReason = "the firmware needs make and g++: apt install make g++")
@Timeout(600)
class FirmwareUploadIT {
    /** Slow enough for answers to come within the device's patience. */
    private static final long CONNECTED_PACE = 20;

    private static final long OUTAGE_PACE = 10_000;
    /** For an outage of a week. */
    private static final long LONG_OUTAGE_PACE = 100_000;

    private static final long TRY_NANOS = 4_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration SAMPLING = Duration.ofSeconds(20);
    /** So seldom that eight sectors are full after five days: what is older has to go. */
    private static final Duration SELDOM = Duration.ofMinutes(5);
    /** Nearly half a day of readings every 20 s. */
    private static final int SOME_BYTES = 70_000;
    /** Nearly a week of readings every 5 min, by way of all three rings. */
    private static final int MANY_BYTES = 110_000;
    /** After that the device asks again, however often it was in vain. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final long seed = Long.getLong("mainswatch.firmware.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    Path folder;

    private SimulatedTime time;
    private TestPlatform server;
    private Context context;
    private Wire wire;
    private FirmwareDevice meter;
    private Flash flash;
    private FlashTruth truth;
    private URI ingestUrl;
    private long starts;
    private long neverDated;
    /** What is to be closed, the newest first. */
    private final Deque<AutoCloseable> begun = new ArrayDeque<>();

    static boolean compilerInstalled() {
        return FirmwareBuild.isPossible();
    }

    @BeforeEach
    void start() {
        System.out.println("seed of the power cuts: " + seed);
        var programs = FirmwareBuild.programs();
        time = new SimulatedTime(Instant.now().minus(Duration.ofDays(40)), folder.resolve("time"));
        begun.push(time);
        server = TestPlatform.open(time, Map.of());
        begun.push(server);
        var dashboard = server.deploy(new DashboardVerticle(server.platform(), password -> {}));
        var ingest = server.deploy(new IngestVerticle(server.platform()));
        var api = new Api(URI.create("http://127.0.0.1:" + dashboard.actualPort()), "test-token-of-the-administrator");
        var claim = api.post(
                "/api/v1/claim-codes", Map.of("deviceId", "plug", "kind", "meter", "expiresInSeconds", 86_400));
        assertThat(claim.status()).as(claim.text()).isEqualTo(201);
        context = server.platform().vertx().getOrCreateContext();
        ingestUrl = URI.create("http://127.0.0.1:" + ingest.httpPort());
        wire = new Wire(server.platform().vertx(), new Endpoint("127.0.0.1", ingest.httpPort()));
        var door = inside(wire::open);
        begun.push(() -> inside(wire::close));
        meter = FirmwareDevice.meter(
                programs,
                folder.resolve("plug"),
                List.of(
                        "--claim", claim.json().get("code").asText(),
                        "--ingest-port", Integer.toString(door.port()),
                        "--mqtt-port", Integer.toString(Program.freePort()),
                        "--portal-port", Integer.toString(Program.freePort()),
                        "--sectors", "8",
                        "--time", time.file().toString()));
        begun.push(meter);
        flash = new Flash(programs, meter.home());
        truth = new FlashTruth(time.now());
        meter.measuring("0 watts=3600 volts=230\n", "--time", time.file().toString());
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable thing : begun) {
            thing.close();
        }
    }

    @Test
    void whatever_was_complete_on_flash_is_stored_once_and_dated_rightly() throws Exception {
        measureEvery(SAMPLING);
        startUntilItsPowerGoes(SOME_BYTES);
        awaitItsTime();
        await("it streams", () -> stored().newest() > 3);
        loseServerAndPower(OUTAGE_PACE);
        measureEvery(SELDOM);
        measureWithoutClockOrServer(MANY_BYTES);
        drain();

        inside(this::loseServer);
        truth.overflowsFrom(stored().newest() + 1);
        loseServerAndPower(LONG_OUTAGE_PACE);
        measureWithoutClockOrServer(SOME_BYTES);
        loseSomeFlash();
        long newest = truth.newest();
        drain();

        assertThat(time.sinceBegin()).as("all outages together").isGreaterThan(Duration.ofDays(5));
        meter.kill();
        note();
        truth.compare(stored(), flash.content(), neverDated);
        truth.compareLost(stored(), newest);
        assertThatItResumesPastAll(flash.content().acknowledged());
    }

    private void loseServerAndPower(long pace) {
        inside(this::loseServer);
        time.run(pace);
        Await.until("the power goes in the middle of a write", PATIENCE, () -> !meter.isAlive());
        note();
    }

    private void drain() {
        inside(this::findServer);
        awaitItsTime();
        long behind = truth.newest();
        await("it has drained", () -> stored().newest() > behind);
    }

    /** From its next start. */
    private void measureEvery(Duration sampling) {
        meter.set("metricsMillis", (int) sampling.toMillis());
        truth.measures(starts + 1, sampling);
    }

    /** With the secret it was given, over the door a device uses. */
    private void assertThatItResumesPastAll(long acknowledged) throws IOException {
        var secret = Files.readString(meter.home().resolve("settings/secret"));
        var standing = new Api(ingestUrl, secret).get("/v1/resume");
        assertThat(standing.status()).as(standing.text()).isEqualTo(200);
        assertThat(standing.json().get("seq").asLong()).isGreaterThanOrEqualTo(acknowledged);
        assertThat(truth.lostBefore(acknowledged))
                .as("what is lost lies behind it")
                .isTrue();
    }

    /** And then anywhere within a reading. */
    private void startUntilItsPowerGoes(int bytes) {
        meter.start("--die-after", Integer.toString(bytes + random.nextInt(10_000)));
        starts++;
    }

    /** At the machine's own pace, for whatever an answer takes is how wrong its clock will be. */
    private void awaitItsTime() {
        time.run(1);
        await("it knows the time", () -> DeviceRecords.newestRequest(server.databaseUrl(), "plug") == starts);
        time.run(CONNECTED_PACE);
    }

    /** What the device waits between two tries need not be waited for. */
    private void await(String what, BooleanSupplier condition) {
        time.skip(LONGEST_PAUSE);
        long[] again = {System.nanoTime() + TRY_NANOS};
        Await.until(what, PATIENCE, () -> {
            if (System.nanoTime() > again[0]) {
                time.skip(LONGEST_PAUSE);
                again[0] = System.nanoTime() + TRY_NANOS;
            }
            return condition.getAsBoolean();
        });
    }

    private void measureWithoutClockOrServer(int bytes) {
        time.run(OUTAGE_PACE);
        var enough = time.sinceBegin().plusMinutes(45);
        startUntilItsPowerGoes(bytes);
        Await.until("it measured for a while", () -> time.sinceBegin().compareTo(enough) > 0);
        time.run(1);
    }

    /** The run before this one then never learns the time, and three readings are gone for good. */
    private void loseSomeFlash() {
        meter.kill();
        time.run(0);
        note();
        neverDated = starts;
        truth.lose(flash.loseThreeRecords());
        meter.start();
        starts++;
        time.run(1);
        Await.until("it runs", PATIENCE, () -> joins() == starts);
    }

    private long joins() {
        return meter.said().lines().filter(line -> line.startsWith("joining")).count();
    }

    private void note() {
        truth.note(flash.content());
    }

    private DeviceRecords stored() {
        return DeviceRecords.of(server.databaseUrl(), "plug");
    }

    private Future<Void> loseServer() {
        wire.cut();
        return Future.succeededFuture();
    }

    private Future<Void> findServer() {
        wire.carry();
        return Future.succeededFuture();
    }

    private <T> T inside(Supplier<Future<T>> work) {
        return Await.result(
                Future.future(done -> context.runOnContext(entered -> work.get().onComplete(done))));
    }
}
