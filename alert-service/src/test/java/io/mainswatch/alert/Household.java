package io.mainswatch.alert;

import io.mainswatch.alert.sql.Instants;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Homes and devices for a test: writes what ingest would have stored, turns the clock and lets the service take its
 * turns by hand, so a simulated hour takes a second and nothing depends on the machine's pace.
 */
final class Household implements AutoCloseable {
    private static final Duration STEP = Duration.ofSeconds(4);

    private final TestPlatform test;
    private final ManualClock clock;
    private final AlertService service;
    private final Rhythms rhythms = new Rhythms();

    Household(TestPlatform test, ManualClock clock) {
        this.test = test;
        this.clock = clock;
        this.service = new AlertService(test.platform());
        home("default", "Home", "Europe/Berlin");
        gatewayHears(true);
        service.telegram().ifPresent(telegram -> Await.result(telegram.prepare()));
    }

    void home(String id, String name, String zone) {
        sql(
                "INSERT INTO home (id, name, time_zone, currency) VALUES ($1, $2, $3, 'EUR') ON CONFLICT DO NOTHING",
                id,
                name,
                zone);
    }

    void meter(String id) {
        device("default", id, "meter", "mains", 30, 15);
        sql("INSERT INTO channel (home_id, device_id, number) SELECT home_id, id, 1 FROM device WHERE id = $1", id);
    }

    void phone(String id) {
        device("default", id, "phone", "battery", 120, 60);
    }

    void device(String home, String id, String kind, String supply, int cadenceSeconds, int graceSeconds) {
        sql("""
                INSERT INTO device (id, home_id, name, kind, supply, credentials, cadence_seconds, grace_seconds)
                VALUES ($1, $2, $1, $3, $4, 'secret', $5, $6)
                """, id, home, kind, supply, cadenceSeconds, graceSeconds);
    }

    void gatewayHears(boolean hears) {
        sql("""
                INSERT INTO gateway (id, lease_until, hearing) VALUES ('gate', $1, $2)
                ON CONFLICT (id) DO UPDATE SET lease_until = excluded.lease_until, hearing = excluded.hearing
                """, Instants.utc(now().plus(Duration.ofDays(400))), hears);
    }

    void trustClock(boolean trusted) {
        clock.trust(trusted);
    }

    /** Sets the wall clock; the machine's other clock does not notice. Everybody's rhythm goes on from there. */
    void jump(Duration by) {
        clock.jump(by);
        rhythms.shift(by);
    }

    /** A mains device's sign of life. */
    void word(String device) {
        sql(
                "INSERT INTO heartbeat (device_id, at, received_at, source) VALUES ($1, $2, $2, 'mqtt') ON CONFLICT DO NOTHING",
                device,
                Instants.utc(now()));
    }

    void beat(String device, @Nullable Boolean charging, @Nullable String network) {
        keptBeat(device, Duration.ZERO, charging, network);
    }

    /** A beat of {@code age} ago that arrives now. */
    void keptBeat(String device, Duration age, @Nullable Boolean charging, @Nullable String network) {
        sql("""
                INSERT INTO heartbeat (device_id, at, received_at, source, charging, network)
                VALUES ($1, $2, $3, 'ping', $4, $5) ON CONFLICT DO NOTHING
                """, device, Instants.utc(now().minus(age)), Instants.utc(now()), charging, network);
    }

    void reading(String device, Instant takenAt, @Nullable Long boot) {
        week(takenAt);
        sql("""
                WITH c AS (SELECT id FROM channel WHERE device_id = $1),
                r AS (INSERT INTO reading (channel_id, taken_at, power_watts, voltage_volts, boot)
                      SELECT id, $2, 100, 230, $4 FROM c ON CONFLICT DO NOTHING),
                s AS (INSERT INTO device_state VALUES ($1, $3)
                      ON CONFLICT (device_id) DO UPDATE SET last_seen_at = excluded.last_seen_at)
                INSERT INTO reading_batch (gateway, stored_at, channels, from_at, to_at)
                SELECT 'gate', $3, array[id], $2, $2 FROM c
                """, device, Instants.utc(takenAt), Instants.utc(now()), boot);
    }

    void status(String device, boolean online, String reason) {
        sql(
                "INSERT INTO device_status (device_id, online, reason, session_epoch, arrival, at) VALUES ($1, $2, $3, 1, 1, $4)",
                device,
                online,
                reason,
                Instants.utc(now()));
    }

    /** The partition of the week an instant lies in. */
    void week(Instant at) {
        var monday = at.atZone(java.time.ZoneOffset.UTC)
                .toLocalDate()
                .with(java.time.temporal.TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY));
        Await.result(test.platform()
                .database()
                .pool()
                .query("CREATE TABLE IF NOT EXISTS reading_" + monday.toString().replace('-', '_')
                        + " PARTITION OF reading FOR VALUES FROM ('" + monday + " 00:00Z') TO ('" + monday.plusDays(7)
                        + " 00:00Z')")
                .execute());
    }

    /** Lets something happen every so often, first at once. */
    void every(Duration period, String name, Runnable word) {
        every(period, Duration.ZERO, name, word);
    }

    void every(Duration period, Duration first, String name, Runnable word) {
        rhythms.begin(name, now().plus(first), period, word);
    }

    void stop(String... stopped) {
        rhythms.stop(stopped);
    }

    /** Turns the clock on in small steps; devices speak in their rhythm and the service takes a turn after each. */
    void pass(Duration time) {
        var end = now().plus(time);
        while (now().isBefore(end)) {
            var left = Duration.between(now(), end);
            clock.advance(left.compareTo(STEP) < 0 ? left : STEP);
            speak();
            turn();
        }
    }

    /** Time passes while the service is off: devices speak, nobody looks. */
    void passOff(Duration time) {
        var end = now().plus(time);
        while (now().isBefore(end)) {
            clock.advance(Duration.ofSeconds(30));
            speak();
        }
    }

    void speak() {
        rhythms.speak(now());
    }

    /** One turn of everything. */
    void turn() {
        Await.result(service.listen()
                .compose(ok -> service.watch())
                .compose(ok -> service.telegram().isPresent()
                        ? service.telegram().get().send()
                        : Future.succeededFuture(Duration.ZERO)));
    }

    void lookBack() {
        Await.result(service.lookBack());
    }

    Instant now() {
        return clock.now();
    }

    TestPlatform test() {
        return test;
    }

    RowSet<Row> sql(String statement, @Nullable Object... values) {
        return Await.result(
                test.platform().database().pool().preparedQuery(statement).execute(Tuple.from(Arrays.asList(values))));
    }

    String supply() {
        var rows = sql("SELECT state FROM supply WHERE home_id = 'default'");
        return rows.size() == 0 ? "absent" : rows.iterator().next().getString("state");
    }

    /** {@code verdict start..end} of each outage, seconds after {@code zero}, in order. */
    List<String> outages(Instant zero) {
        var lines = new ArrayList<String>();
        for (var row : sql("SELECT verdict, started_at, ended_at, device_id FROM outage ORDER BY started_at, id")) {
            var end = Instants.nullable(row, "ended_at");
            lines.add(row.getString("verdict")
                    + (row.getString("device_id") == null ? "" : "(" + row.getString("device_id") + ")") + " "
                    + Duration.between(zero, Instants.required(row, "started_at"))
                            .toSeconds() + ".."
                    + (end == null ? "" : Duration.between(zero, end).toSeconds()));
        }
        return lines;
    }

    @Override
    public void close() {
        service.telegram().ifPresent(telegram -> Await.result(telegram.drain()));
        test.close();
    }
}
