package io.mainswatch.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.ChangeRecorded;
import io.mainswatch.common.bus.Addresses.ReadingsStored;
import io.mainswatch.common.bus.Addresses.RelayReported;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.common.testing.TestDatabase;
import io.mainswatch.common.testing.TestPlatform;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what ingest-, alert- and relay-service would write, in their transactions and with their bells. */
final class Household implements AutoCloseable {
    static final String HOME = "default";

    private final Platform platform;
    private final Connection sql;

    Household(TestPlatform platform) {
        try {
            this.platform = platform.platform();
            this.sql = TestDatabase.connect(platform.databaseUrl());
            sql.setAutoCommit(false);
            for (int week = -5; week <= 0; week++) {
                partition(week);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized void lives(String zone) {
        update("UPDATE home SET time_zone = ?, name = 'Home', currency = 'INR' WHERE id = ?", zone, HOME);
        commit();
    }

    synchronized void home(String id, String name) {
        update("INSERT INTO home (id, name, time_zone, currency) VALUES (?, ?, 'Europe/Berlin', 'EUR')", id, name);
        commit();
    }

    /** A person who may only look. */
    synchronized void viewer(String name, String passwordHash) {
        update("""
                WITH person AS (INSERT INTO app_user (name, password_hash) VALUES (?, ?) RETURNING id)
                INSERT INTO home_member (user_id, home_id, role) SELECT id, ?, 'viewer' FROM person
                """, name, passwordHash, HOME);
        commit();
    }

    synchronized void device(String id, String name, String kind, Instant since) {
        var seconds = kind.equals("phone") ? 120 : 30;
        update("""
                INSERT INTO device (id, home_id, name, kind, supply, credentials, cadence_seconds, grace_seconds, created_at)
                VALUES (?, ?, ?, ?, ?, 'none', ?, ?, ?)
                """, id, HOME, name, kind, kind.equals("phone") ? "battery" : "mains", seconds, seconds / 2, since);
        channel(id);
    }

    /** What a device's first measurement brings with it. */
    synchronized void channel(String device) {
        update("INSERT INTO channel (home_id, device_id, number) VALUES (?, ?, 1)", HOME, device);
        commit();
    }

    /** A message that could not be stored. The device is null where nobody knows who spoke. */
    synchronized void refuses(@Nullable String device, String topic, String reason, String payload) {
        update("""
                INSERT INTO rejected_message (home_id, device_id, door, topic, reason, payload, bytes)
                VALUES (?, ?, 'mqtt', ?, ?, ?, ?)
                """, device == null ? null : HOME, device, topic, reason, payload.getBytes(UTF_8), payload.length());
        commit();
    }

    /** A device's word without a value. */
    synchronized void beat(String device, Instant at) {
        seen(device, at);
        update(
                "INSERT INTO heartbeat (device_id, at, source) VALUES (?, ?, 'ping') ON CONFLICT DO NOTHING",
                device,
                at);
        change("device", device);
    }

    /** One stored batch with one reading. */
    synchronized void reading(String device, double watts, Instant at) {
        var values = """
                SELECT c.id, ?::timestamptz, ?::real, 229.4::real FROM channel c WHERE c.device_id = ?
                """;
        update("INSERT INTO reading (channel_id, taken_at, power_watts, voltage_volts) " + values, at, watts, device);
        update(
                "INSERT INTO channel_state (channel_id, taken_at, power_watts, voltage_volts) " + values
                        + " ON CONFLICT (channel_id) DO UPDATE SET taken_at = excluded.taken_at,"
                        + " power_watts = excluded.power_watts",
                at,
                watts,
                device);
        seen(device, at);
        long batch = number("""
                INSERT INTO reading_batch (gateway, channels, from_at, to_at)
                SELECT 'test', array[c.id], ?::timestamptz, ?::timestamptz FROM channel c WHERE c.device_id = ? RETURNING id
                """, at, at, device);
        commit();
        platform.bus().announce(Addresses.READINGS_STORED, new ReadingsStored(batch));
    }

    /** A quarter of an hour's energy, fully measured. */
    synchronized void quarter(String device, Instant from, double watts) {
        update("""
                INSERT INTO interval_energy (channel_id, starts_at, energy_wh, min_watts, max_watts, watt_seconds, covered_seconds, samples)
                SELECT c.id, ?::timestamptz, ?::float8, ?::real, ?::real, ?::float8, 900, 30 FROM channel c WHERE c.device_id = ?
                """, from, watts / 4, watts * 0.9, watts * 1.1, watts * 900, device);
        commit();
    }

    /** Quarter hours up to today's midnight in UTC, with a wave in them; two hours of the sixth day back are missing. */
    synchronized void days(String device, int days) {
        update("""
                INSERT INTO interval_energy (channel_id, starts_at, energy_wh, min_watts, max_watts, watt_seconds, covered_seconds, samples)
                SELECT c.id, at, watts / 4, watts * 0.6, watts * 1.3 + 80, watts * 900, 900, 30
                FROM channel c,
                     LATERAL (SELECT date_trunc('day', now(), 'UTC') AS midnight) today,
                     generate_series(midnight - make_interval(days => ?), midnight - interval '15 min', '15 min') AS at,
                     LATERAL (SELECT 420 + 330 * sin(extract(epoch FROM at) / 13750) + 60 * sin(extract(epoch FROM at) / 1500) AS watts) wave
                WHERE c.device_id = ? AND at NOT BETWEEN midnight - interval '6 days' AND midnight - interval '5 days 19 hours'
                ON CONFLICT DO NOTHING
                """, days, device);
        commit();
    }

    /** A time in which the program could hear. */
    synchronized void listened(Instant from, Instant to, @Nullable String endedWhy) {
        update("INSERT INTO listening (from_at, to_at, ended_why) VALUES (?, ?, ?)", from, to, endedWhy);
        commit();
    }

    /** A time in the middle of the others in which the program could not hear. */
    synchronized void deafBetween(Instant from, Instant to) {
        update(
                "INSERT INTO listening (from_at, to_at, ended_why) SELECT from_at, ?, 'not running' FROM listening",
                from);
        update("UPDATE listening SET from_at = ? WHERE ended_why IS NULL", to);
        commit();
    }

    synchronized void supply(String state, Instant since, double confidence, String evidence) {
        update("""
                INSERT INTO supply (home_id, state, since, confidence, evidence) VALUES (?, ?, ?, ?, ?::jsonb)
                ON CONFLICT (home_id) DO UPDATE SET state = excluded.state, since = excluded.since,
                  confidence = excluded.confidence, evidence = excluded.evidence
                """, HOME, state, since, confidence, evidence);
        change("supply", HOME);
    }

    synchronized String outage(String verdict, Instant from, double confidence, String evidence) {
        var id = UUID.randomUUID().toString();
        update("""
                INSERT INTO outage (id, home_id, started_at, verdict, confidence, evidence) VALUES (?, ?, ?, ?, ?, ?::jsonb)
                """, id, HOME, from, verdict, confidence, evidence);
        change("outage", id);
        return id;
    }

    synchronized void ends(String outage, Instant at) {
        update("UPDATE outage SET ended_at = ?, revision = revision + 1 WHERE id = ?", at, outage);
        change("outage", outage);
    }

    synchronized void relayReports(String device, boolean closed) {
        update("""
                INSERT INTO relay_report (device_id, relay, closed, session_epoch, arrival) VALUES (?, 1, ?, 1, 1)
                """, device, closed);
        change("relay", device + "/1");
        platform.bus().announce(Addresses.RELAY_REPORTED, new RelayReported(device, 1));
    }

    /** A command as relay-service keeps it. */
    synchronized void command(String id, String device, boolean closed) {
        update("""
                INSERT INTO relay_command (id, home_id, device_id, relay, closed, status, requested_by, expires_at)
                VALUES (?, ?, ?, 1, ?, 'queued', 'user:admin', now() + interval '30 s')
                """, id, HOME, device, closed);
        change("relay", id);
    }

    synchronized void commandIs(String id, String status, String reason) {
        update("UPDATE relay_command SET status = ?, reason = nullif(?, '') WHERE id = ?", status, reason, id);
        change("relay", id);
    }

    /** As a signing device leaves it behind: some of everything. */
    synchronized void brought(String device) {
        update("""
                INSERT INTO record_mark (device_id, channel, boot, received, thinned, lost)
                VALUES (?, 1, 7, '{[1,1801),[1900,17482)}', '{[1,1261)}', '{[1801,1840)}')
                """, device);
        update("INSERT INTO request_mark (secret_id, device_id, boot, seq) VALUES (1, ?, 7, 212)", device);
        update("""
                INSERT INTO device_facts (device_id, facts)
                VALUES (?, '{"firmware":"0.1.0","start":{"boot":7,"reason":"brownout"},"signalDbm":-71,
                  "journal":{"pending":3,"capacity":64262,"refused":0},"calibration":{"microAmpsPerCount":74054,
                  "zeroSixteenths":8184,"noiseSquare":64,"mainsDeciVolts":2300,"clipped":4}}')
                """, device);
        commit();
    }

    /** It has carried its newest order out, or not. */
    synchronized void calibrated(String device, String outcome, @Nullable Integer microAmpsPerCount) {
        update("""
                UPDATE device_facts SET facts = jsonb_set(facts, '{calibration,microAmpsPerCount}',
                  coalesce(to_jsonb(?::int), facts #> '{calibration,microAmpsPerCount}')) WHERE device_id = ?
                """, microAmpsPerCount, device);
        update("""
                INSERT INTO calibration_answer
                SELECT id, device_id, ?, (SELECT facts->'calibration' FROM device_facts WHERE device_id = o.device_id), now()
                FROM calibration_order o WHERE device_id = ? ORDER BY id DESC LIMIT 1
                """, outcome, device);
        commit();
    }

    synchronized void endEverySession() {
        update("DELETE FROM app_session");
        commit();
    }

    @Override
    public void close() {
        try {
            sql.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void seen(String device, Instant at) {
        update("""
                INSERT INTO device_state (device_id, last_seen_at) VALUES (?, ?)
                ON CONFLICT (device_id) DO UPDATE SET last_seen_at = greatest(device_state.last_seen_at, excluded.last_seen_at)
                """, device, at);
    }

    private void change(String kind, String subject) {
        update("INSERT INTO change (home_id, kind, subject) VALUES (?, ?, ?)", HOME, kind, subject);
        commit();
        platform.bus().announce(Addresses.CHANGE_RECORDED, new ChangeRecorded(HOME));
    }

    private void partition(int week) {
        var from = Instant.now()
                .atOffset(ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .truncatedTo(ChronoUnit.DAYS)
                .plusWeeks(week);
        update("CREATE TABLE IF NOT EXISTS \"reading_%s\" PARTITION OF reading FOR VALUES FROM ('%s') TO ('%s')"
                .formatted(
                        from.toLocalDate(), from.toInstant(), from.plusWeeks(1).toInstant()));
        commit();
    }

    private long number(String text, Object... values) {
        try (var statement = sql.prepareStatement(text)) {
            bind(statement, values);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private void update(String text, Object... values) {
        try (var statement = sql.prepareStatement(text)) {
            bind(statement, values);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            var value = values[i] instanceof Instant at ? OffsetDateTime.ofInstant(at, ZoneOffset.UTC) : values[i];
            statement.setObject(i + 1, value);
        }
    }

    private void commit() {
        try {
            sql.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An instant so long ago. */
    static Instant ago(Duration age) {
        return Instant.now().minus(age).truncatedTo(ChronoUnit.MILLIS);
    }
}
