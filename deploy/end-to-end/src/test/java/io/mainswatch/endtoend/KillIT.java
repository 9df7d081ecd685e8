package io.mainswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.config.DatabaseUrl;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestDatabase;
import io.mainswatch.endtoend.world.Api;
import io.mainswatch.endtoend.world.Meter;
import io.mainswatch.endtoend.world.Program;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing acknowledged is lost, nothing is stored twice, whatever is killed in the middle of a load. One program and its
 * data live through all of it.
 */
@Timeout(240)
class KillIT {
    private static final int METERS = 4;
    private static final int WINDOW = 40;
    private static final int ENOUGH = 400;

    private static final AtomicInteger DEVICES = new AtomicInteger();
    private static final long BEGIN_MILLIS =
            Instant.now().minus(Duration.ofHours(2)).toEpochMilli();

    @TempDir
    static Path home;

    private static Program.Start start;
    private static Program program;
    private static long next;

    private final Vertx vertx = Vertx.vertx();

    @BeforeAll
    static void open() {
        start = new Program.Start(home);
        program = start.run();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @AfterEach
    void close() {
        Await.result(vertx.close());
    }

    @Test
    void the_program_is_killed() throws Exception {
        var meters = meters();
        load(meters, ENOUGH);
        program.kill();
        program.close();
        // The database server outlived its program: it is taken over, not fought.
        program = start.run();
        assertStored(meters);
        reconnect(meters);
        load(meters, 2 * ENOUGH);
        settle(meters);
        assertStored(meters);
    }

    @Test
    void the_database_is_killed() throws Exception {
        var meters = meters();
        load(meters, ENOUGH);
        program.database().orElseThrow().destroyForcibly();
        load(meters, 3 * ENOUGH);
        settle(meters);
        assertStored(meters);
        assertDurable();
    }

    @Test
    void everything_is_killed() throws Exception {
        var meters = meters();
        load(meters, ENOUGH);
        var database = program.database().orElseThrow();
        database.descendants().forEach(ProcessHandle::destroyForcibly);
        database.destroyForcibly();
        program.kill();
        program.close();
        program = start.run();
        assertStored(meters);
    }

    private List<Meter> meters() {
        var api = new Api(program);
        var meters = new ArrayList<Meter>();
        for (int i = 0; i < METERS; i++) {
            var id = "KILL" + DEVICES.incrementAndGet();
            var device = api.register(id, "meter", "mains", 3_600, 60);
            meters.add(new Meter(vertx, id, device.get("secret").asText()).connect(program.port("MQTT")));
        }
        return meters;
    }

    private static void reconnect(List<Meter> meters) {
        meters.forEach(meter -> meter.connect(program.port("MQTT")));
    }

    /** Publishes until each meter has this many readings acknowledged. Each number is one instant. */
    private static void load(List<Meter> meters, int acknowledgedEach) {
        Await.until(acknowledgedEach + " readings of each meter are acknowledged", Duration.ofSeconds(60), () -> {
            for (var meter : meters) {
                while (meter.isConnected() && meter.inFlight() < WINDOW) {
                    long number = next++;
                    meter.reading(number, BEGIN_MILLIS + number, number % 1_000);
                }
            }
            return meters.stream().allMatch(meter -> meter.acknowledged().size() >= acknowledgedEach);
        });
    }

    private static void settle(List<Meter> meters) {
        Await.until("nothing is in flight", () -> meters.stream().allMatch(meter -> meter.inFlight() == 0));
    }

    /** Every acknowledged instant is there; the primary key makes "twice" impossible, and values tell a mix-up. */
    private static void assertStored(List<Meter> meters) throws Exception {
        var stored = new HashSet<Long>();
        try (var connection = TestDatabase.connect(url(program));
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT round(extract(epoch FROM taken_at) * 1000)::bigint, power_watts FROM"
                                + " reading")) {
            while (rows.next()) {
                long number = rows.getLong(1) - BEGIN_MILLIS;
                assertThat(stored.add(number))
                        .as("reading %d is stored once", number)
                        .isTrue();
                assertThat(rows.getFloat(2)).isEqualTo(number % 1_000);
            }
        }
        for (var meter : meters) {
            assertThat(stored).containsAll(meter.acknowledged().keySet());
        }
    }

    private static void assertDurable() throws Exception {
        try (var connection = TestDatabase.connect(url(program))) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                var rows = connection.createStatement().executeQuery("SHOW " + setting);
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).as(setting).isEqualTo("on");
            }
        }
    }

    /** The embedded server's own password file lets its owner look inside. */
    static DatabaseUrl url(Program program) throws Exception {
        var postgres = program.home().resolve("postgres");
        var lines = Files.readAllLines(postgres.resolve("data/postmaster.pid"), StandardCharsets.UTF_8);
        var password = Files.readString(postgres.resolve("password")).strip();
        var url = new DatabaseUrl(
                "127.0.0.1", Integer.parseInt(lines.get(3).strip()), "mainswatch", "postgres", password);
        Await.until("the database answers", () -> answers(url));
        return url;
    }

    private static boolean answers(DatabaseUrl url) {
        try (var connection = TestDatabase.connect(url)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }
}
