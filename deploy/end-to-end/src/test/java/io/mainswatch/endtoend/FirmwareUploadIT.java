package io.mainswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.dashboard.DashboardVerticle;
import io.mainswatch.endtoend.world.Api;
import io.mainswatch.endtoend.world.DeviceRecords;
import io.mainswatch.endtoend.world.FirmwareBuild;
import io.mainswatch.endtoend.world.FirmwareMeter;
import io.mainswatch.endtoend.world.Flash;
import io.mainswatch.endtoend.world.FlashRecord;
import io.mainswatch.endtoend.world.Program;
import io.mainswatch.endtoend.world.SimulatedTime;
import io.mainswatch.ingest.IngestVerticle;
import io.mainswatch.simulator.transport.Endpoint;
import io.mainswatch.simulator.transport.Wire;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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
    /** Slow enough for answers to come within the device's patience, and for their delay to matter little. */
    private static final long CONNECTED_PACE = 50;

    private static final long OUTAGE_PACE = 6_000;
    private static final int CUTS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration SAMPLING = Duration.ofSeconds(20);
    /** What a start and an answer of the server take, at the pace of those who are connected. */
    private static final Duration DELAYS = Duration.ofSeconds(5);

    private final long seed = Long.getLong("mainswatch.firmware.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    Path folder;

    private SimulatedTime time;
    private TestPlatform server;
    private Context context;
    private Wire wire;
    private FirmwareMeter meter;
    private Flash flash;
    private Instant moduleBegan;
    private final TreeMap<Long, FlashRecord> everOnFlash = new TreeMap<>();
    private final List<FlashRecord> lost = new ArrayList<>();
    /** What is to be closed, the newest first. */
    private final Deque<AutoCloseable> begun = new ArrayDeque<>();

    static boolean compilerInstalled() {
        return FirmwareBuild.isPossible();
    }

    @BeforeEach
    void start() {
        System.out.println("seed of the power cuts: " + seed);
        var programs = FirmwareBuild.programs();
        time = new SimulatedTime(Instant.now().minus(Duration.ofDays(4)), folder.resolve("time"));
        begun.push(time);
        server = TestPlatform.open(time, Map.of());
        begun.push(server);
        var dashboard = server.deploy(new DashboardVerticle(server.platform(), password -> {}));
        var ingest = server.deploy(new IngestVerticle(server.platform()));
        var api = new Api(URI.create("http://127.0.0.1:" + dashboard.actualPort()), "test-token-of-the-administrator");
        var claim = api.post("/api/v1/claim-codes", Map.of("deviceId", "plug", "kind", "meter", "expiresInSeconds", 86_400));
        assertThat(claim.status()).as(claim.text()).isEqualTo(201);
        context = server.platform().vertx().getOrCreateContext();
        wire = new Wire(server.platform().vertx(), new Endpoint("127.0.0.1", ingest.httpPort()));
        var door = inside(wire::open);
        begun.push(() -> inside(wire::close));
        meter = new FirmwareMeter(
                programs,
                folder.resolve("plug"),
                List.of(
                        "--claim", claim.json().get("code").asText(),
                        "--ingest-port", Integer.toString(door.port()),
                        "--mqtt-port", Integer.toString(Program.freePort()),
                        "--portal-port", Integer.toString(Program.freePort()),
                        "--sectors", "12",
                        "--time", time.file().toString()));
        begun.push(meter);
        flash = new Flash(programs, meter.home());
        meter.set("metricsMillis", (int) SAMPLING.toMillis());
        moduleBegan = time.now();
        meter.measuring("0 watts=3600 volts=230\n", "--time", time.file().toString());
        time.run(CONNECTED_PACE);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable thing : begun) {
            thing.close();
        }
    }

    @Test
    void whatever_was_complete_on_flash_is_stored_once_and_dated_rightly() throws Exception {
        startUntilItsPowerGoes();
        Await.until("it streams", PATIENCE, () -> stored().newest() > 10);
        for (int cut = 1; cut <= CUTS; cut++) {
            inside(this::loseServer);
            time.run(OUTAGE_PACE);
            Await.until("the power goes in the middle of a write", PATIENCE, () -> !meter.isAlive());
            note();
            measureWithoutClockOrServer();
            if (cut == CUTS) {
                loseSomeFlash();
            }
            inside(this::findServer);
            long behind = everOnFlash.lastKey();
            Await.until("it has drained", PATIENCE, () -> stored().newest() > behind);
        }
        assertThat(time.sinceBegin()).as("all outages together").isGreaterThan(Duration.ofHours(20));
        meter.kill();
        note();
        compare(stored(), flash.content());
    }

    private void startUntilItsPowerGoes() {
        // Nearly half a day of readings, and then anywhere within one.
        int bytes = 70_000 + random.nextInt(10_000);
        meter.start("--die-after", Integer.toString(bytes));
    }

    private void measureWithoutClockOrServer() {
        var enough = time.sinceBegin().plusMinutes(45);
        startUntilItsPowerGoes();
        Await.until("it measured for a while", () -> time.sinceBegin().compareTo(enough) > 0);
        time.run(CONNECTED_PACE);
    }

    /** The run before this one then never learns the time, and three readings are gone for good. */
    private void loseSomeFlash() {
        meter.kill();
        time.run(0);
        note();
        var gone = flash.loseThreeRecords();
        gone.forEach(record -> everOnFlash.remove(record.seqTo()));
        lost.addAll(gone);
        meter.start();
        time.run(CONNECTED_PACE);
    }

    private void note() {
        flash.content().records().forEach(record -> everOnFlash.put(record.seqTo(), record));
    }

    private void compare(DeviceRecords stored, Flash.Content last) {
        assertThat(stored.twice()).as("numbers stored twice").isEmpty();
        assertThat(everOnFlash.values()).as("readings of hours became one").anyMatch(FlashRecord::isThinned);
        for (var record : everOnFlash.headMap(last.acknowledged(), true).values()) {
            var reading = stored.bySeq().get(record.seqTo());
            if (reading != null) {
                assertThat(reading.energyWattHours()).as("energy of %s", record).isEqualTo(record.energyWattHours());
            } else {
                assertThat(isReplaced(record, stored))
                        .as("%s is stored, or a thinner one is", record)
                        .isTrue();
            }
        }
        assertThat(stored.missing(last.acknowledged()))
                .as("neither stored, covered nor declared lost")
                .isEqualTo("{}");
        assertThat(stored.bySeq())
                .doesNotContainKeys(lost.stream().map(FlashRecord::seqTo).toArray(Long[]::new));
        stored.bySeq().values().forEach(this::assertDatedRightly);
    }

    private boolean isReplaced(FlashRecord record, DeviceRecords stored) {
        return everOnFlash.tailMap(record.seqTo(), false).values().stream()
                .anyMatch(thinner ->
                        thinner.seqFrom() <= record.seqFrom() && stored.bySeq().containsKey(thinner.seqTo()));
    }

    private void assertDatedRightly(DeviceRecords.Reading reading) {
        var taken = moduleBegan.plusSeconds(reading.energyWattHours());
        assertThat(Duration.between(taken, reading.takenAt()).abs())
                .as("how wrongly %s is dated", reading)
                .isLessThan(SAMPLING.plus(DELAYS));
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
