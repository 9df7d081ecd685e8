package io.mainswatch.dashboard.testing;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.ChangeRecorded;
import io.mainswatch.common.bus.Addresses.ReadingsStored;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestPlatform;
import io.vertx.sqlclient.Tuple;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;

/** Writes the rows that other services would write. */
public final class Rows {
    private final TestPlatform test;
    private final Set<LocalDate> weeks = new HashSet<>();

    Rows(TestPlatform test) {
        this.test = test;
    }

    public void home(String id, String timeZone) {
        run("INSERT INTO home (id, name, time_zone, currency) VALUES ($1, $1, $2, 'EUR')", id, timeZone);
    }

    public void device(String id, String homeId) {
        run(
                "INSERT INTO device (id, home_id, name, kind, supply, credentials, cadence_seconds, grace_seconds)"
                        + " VALUES ($1, $2, $1, 'meter', 'mains', 'secret', 30, 15)",
                id,
                homeId);
    }

    /** The channel's id. */
    public int channel(String deviceId, int number) {
        return (int) number(
                "INSERT INTO channel (home_id, device_id, number) SELECT home_id, id, $2::int FROM device WHERE id = $1"
                        + " RETURNING id::bigint",
                deviceId,
                number);
    }

    /** The id of its first channel, made where it has none. */
    public int channelOnce(String deviceId) {
        return number("SELECT count(*) FROM channel WHERE device_id = $1", deviceId) == 0
                ? channel(deviceId, 1)
                : (int) number("SELECT id::bigint FROM channel WHERE device_id = $1", deviceId);
    }

    public void reading(int channelId, Instant at, Float watts, Double energyWh) {
        week(at);
        run(
                "INSERT INTO reading (channel_id, taken_at, power_watts, voltage_volts, energy_wh)"
                        + " VALUES ($1, $2, $3, 230.5, $4)",
                channelId,
                at.atOffset(ZoneOffset.UTC),
                watts,
                energyWh);
    }

    /** A reading with its batch, and the bell. */
    public void stored(int channelId, Instant at, float watts) {
        reading(channelId, at, watts, null);
        long batch = number(
                "INSERT INTO reading_batch (gateway, channels, from_at, to_at) VALUES ('g', $1, $2, $2) RETURNING id",
                new Integer[] {channelId},
                at.atOffset(ZoneOffset.UTC));
        test.platform().bus().announce(Addresses.READINGS_STORED, new ReadingsStored(batch));
    }

    public void interval(int channelId, Instant startsAt, double energyWh, float least, float most, float covered) {
        run(
                "INSERT INTO interval_energy VALUES ($1, $2, $3, $4, $5, $3 * 3600, $6, 10)",
                channelId,
                startsAt.atOffset(ZoneOffset.UTC),
                energyWh,
                least,
                most,
                covered);
    }

    public void outage(String id, String homeId, Instant from, Instant to, String verdict) {
        run(
                "INSERT INTO outage (id, home_id, started_at, ended_at, verdict, confidence, evidence)"
                        + " VALUES ($1, $2, $3, $4, $5, 0.9, '[{\"source\":\"phone\",\"says\":\"not charging\"}]')",
                id,
                homeId,
                from.atOffset(ZoneOffset.UTC),
                to == null ? null : to.atOffset(ZoneOffset.UTC),
                verdict);
    }

    public void supply(String homeId, String state) {
        run(
                "INSERT INTO supply (home_id, state, since, confidence) VALUES ($1, $2, now(), 0.95)"
                        + " ON CONFLICT (home_id) DO UPDATE SET state = $2, since = now()",
                homeId,
                state);
    }

    public void relayCommand(String id, String homeId, String deviceId) {
        run(
                "INSERT INTO relay_command (id, home_id, device_id, relay, closed, status, requested_by, expires_at)"
                        + " VALUES ($1, $2, $3, 1, true, 'queued', 'user:anna', now() + interval '30 s')",
                id,
                homeId,
                deviceId);
    }

    public void relayReport(String deviceId, int relay, boolean closed, long arrival) {
        run(
                "INSERT INTO relay_report (device_id, relay, closed, session_epoch, arrival) VALUES ($1, $2, $3, 1, $4)",
                deviceId,
                relay,
                closed,
                arrival);
    }

    /**
     * A set-up, with a licence, and a picture with one crop of 12 × 24 pixels that was read and is published; its files as well.
     *
     * @param shows watt-hours
     */
    public void meterPicture(String id, String deviceId, String homeId, Instant at, double shows) {
        var folder = test.platform().settings().home().resolve("pictures").resolve(deviceId);
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(id + ".png"), new byte[] {1});
            ImageIO.write(
                    new BufferedImage(12, 24, BufferedImage.TYPE_BYTE_GRAY),
                    "png",
                    folder.resolve(id + "-c0.png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(
                "INSERT INTO picture (id, home_id, device_id, origin, taken_at, sha256, media_type, bytes, width, height,"
                        + " file_name, crops, stored_bytes, status)"
                        + " VALUES ($1, $2, $3, 'camera', $4, ''::bytea, 'image/png', 1, 64, 32, $5, 1, 2, 'read')",
                id,
                homeId,
                deviceId,
                at.atOffset(ZoneOffset.UTC),
                deviceId + "/" + id + ".png");
        run(
                "INSERT INTO meter_reading (home_id, device_id, ref, picture_id, at, source, read_wh, value_wh, digits,"
                        + " confidence, verdict, reason, published_wh)"
                        + " VALUES ($2, $3, $1, $1, $4, 'picture', $5, $5,"
                        + " '[{\"digit\":3,\"position\":3.1,\"confidence\":0.9,\"blank\":false}]', 0.9, 'accepted', 'fits', $5)",
                id,
                homeId,
                deviceId,
                at.atOffset(ZoneOffset.UTC),
                shows);
        run(
                "INSERT INTO meter_setup (home_id, device_id, setup, supply, licence, picture_id, made_by)"
                        + " VALUES ($1, $2, '{}', '{}', 'CC0-1.0', $3, 'user:1')",
                homeId,
                deviceId,
                id);
    }

    public void meterOrder(String id, String deviceId, String homeId) {
        run(
                "INSERT INTO meter_order (id, home_id, device_id, kind, body, requested_by)"
                        + " VALUES ($1, $2, $3, 'replay', '{}', 'user:1')",
                id,
                homeId,
                deviceId);
    }

    public void rejected(String homeId, String deviceId, String reason) {
        run(
                "INSERT INTO rejected_message (home_id, device_id, door, topic, reason, payload, bytes)"
                        + " VALUES ($1, $2, 'mqtt', 'dev/x', $3, 'watts', 5)",
                homeId,
                deviceId,
                reason);
    }

    /** The API token of a new user with this role in one home. */
    public String person(String name, String homeId, String role) {
        run("INSERT INTO app_user (name, password_hash) VALUES ($1, '')", name);
        run("INSERT INTO home_member SELECT id, $2, $3 FROM app_user WHERE name = $1", name, homeId, role);
        var token = "token-of-" + name;
        run(
                "INSERT INTO api_token (user_id, name, role, prefix, token_hash)"
                        + " SELECT id, $1, 'owner', 'tok', sha256($2::text::bytea) FROM app_user WHERE name = $1",
                name,
                token);
        return token;
    }

    /** A change as its service journals it, and the bell. */
    public void change(String homeId, String kind, String subject) {
        run("INSERT INTO change (home_id, kind, subject) VALUES ($1, $2, $3)", homeId, kind, subject);
        test.platform().bus().announce(Addresses.CHANGE_RECORDED, new ChangeRecorded(homeId));
    }

    public void run(String sql, Object... values) {
        Await.result(test.platform().database().pool().preparedQuery(sql).execute(Tuple.wrap(values)));
    }

    public long number(String sql, Object... values) {
        return Await.result(test.platform()
                .database()
                .pool()
                .preparedQuery(sql)
                .execute(Tuple.wrap(values))
                .map(rows -> rows.iterator().next().getLong(0)));
    }

    private void week(Instant at) {
        var day = at.atOffset(ZoneOffset.UTC).toLocalDate();
        var monday = day.minusDays(day.getDayOfWeek().getValue() - 1L);
        if (weeks.add(monday)) {
            Await.result(test.platform()
                    .database()
                    .pool()
                    .query("CREATE TABLE IF NOT EXISTS reading_"
                            + monday.toString().replace("-", "")
                            + " PARTITION OF reading FOR VALUES FROM ('" + monday + "Z') TO ('" + monday.plusDays(7)
                            + "Z')")
                    .execute());
        }
    }
}
