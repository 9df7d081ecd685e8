package io.mainswatch.alert.supply;

import io.mainswatch.alert.sql.Instants;
import io.mainswatch.common.device.SupplyClass;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a home's devices said, read from what is committed. */
public final class HomeQueries {
    /** Homes in which something is to be judged; the others have nothing but devices that keep their rhythm. */
    private static final String ACTIVE = """
            SELECT w.home_id FROM watch w
            WHERE w.state = 'down'
              AND NOT EXISTS (SELECT 1 FROM outage o WHERE o.device_id = w.device_id AND o.ended_at IS NULL)
            UNION
            SELECT o.home_id FROM outage o
            WHERE o.ended_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM watch w WHERE w.device_id = o.device_id AND w.state = 'down')
            UNION
            SELECT i.home_id FROM incident i JOIN outage o ON o.id = i.outage_id
            WHERE i.closed_at IS NULL AND o.ended_at IS NOT NULL
            UNION
            SELECT home_id FROM outage WHERE ended_at > $1::timestamptz - interval '10 minutes' AND verdict = 'unknown'
            UNION
            SELECT d.home_id FROM heartbeat h JOIN device d ON d.id = h.device_id
            WHERE h.received_at > $1::timestamptz - interval '15 seconds' AND h.charging IS NOT NULL
            UNION
            SELECT home_id FROM watch WHERE state = 'up' AND since > $1::timestamptz - interval '60 seconds'
            UNION
            SELECT w.home_id FROM watch w LEFT JOIN supply s ON s.home_id = w.home_id
            WHERE s.home_id IS NULL OR s.state IN ('not-watched', 'unknown')
            LIMIT 5000
            """;

    private static final String HOME = "SELECT name, time_zone FROM home WHERE id = $1";

    private static final String DEVICES = """
            SELECT d.id, d.name, d.supply, d.cadence_seconds, d.grace_seconds, w.since, w.deadline_at,
                   w.state = 'down' AS silent,
                   least($2, coalesce(word.at, w.heard_at)) AS word_at,
                   (SELECT s.at FROM (SELECT at, online, reason FROM device_status
                                      WHERE device_id = d.id ORDER BY id DESC LIMIT 1) s
                    WHERE NOT s.online AND s.reason <> 'gateway-lost') AS left_at,
                   claim.charging, claim.at AS claimed_at, claim.since AS claimed_since, claim.changed,
                   (SELECT h.network FROM heartbeat h WHERE h.device_id = d.id ORDER BY h.at DESC LIMIT 1) AS network,
                   CASE WHEN d.supply = 'mains' THEN '{}'::timestamptz[] ELSE
                       array(SELECT h.received_at FROM heartbeat h
                             WHERE h.device_id = d.id AND h.at > $2::timestamptz - interval '10 minutes'
                             ORDER BY h.at DESC LIMIT 300)
                       || array(SELECT b.stored_at FROM reading_batch b
                                WHERE b.stored_at > $2::timestamptz - interval '10 minutes'
                                  AND b.channels && array(SELECT id FROM channel c WHERE c.device_id = d.id)
                                ORDER BY b.stored_at DESC LIMIT 300)
                   END AS words
            FROM watch w
            JOIN device d ON d.id = w.device_id
            CROSS JOIN LATERAL (
                SELECT CASE WHEN w.state = 'up' THEN newest_word(d.id, w.heard_at) END AS at) word
            LEFT JOIN LATERAL (
                SELECT h.charging, h.at, run.opposite IS NOT NULL AS changed,
                       (SELECT min(f.at) FROM heartbeat f
                        WHERE f.device_id = d.id AND f.charging = h.charging AND f.at <= h.at
                          AND f.at > coalesce(run.opposite, h.at - interval '1 day')) AS since
                FROM heartbeat h
                CROSS JOIN LATERAL (
                    SELECT max(o.at) AS opposite FROM heartbeat o
                    WHERE o.device_id = d.id AND o.charging = NOT h.charging
                      AND o.at < h.at AND o.at > h.at - interval '1 day') run
                WHERE h.device_id = d.id AND h.charging IS NOT NULL
                ORDER BY h.at DESC LIMIT 1) claim ON true
            WHERE d.home_id = $1 AND d.deleted_at IS NULL
            ORDER BY d.id
            LIMIT 1000
            """;

    public Future<List<String>> active(SqlClient sql, Instant now) {
        return sql.preparedQuery(ACTIVE).execute(Tuple.of(Instants.utc(now))).map(rows -> {
            var homes = new ArrayList<String>();
            rows.forEach(row -> homes.add(row.getString("home_id")));
            return homes;
        });
    }

    public Future<Optional<Home>> home(SqlClient sql, String id) {
        return sql.preparedQuery(HOME)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Home.of(
                                id,
                                rows.iterator().next().getString("name"),
                                rows.iterator().next().getString("time_zone"))));
    }

    public Future<List<DeviceEvidence>> devices(SqlClient sql, String homeId, Instant now) {
        return sql.preparedQuery(DEVICES)
                .execute(Tuple.of(homeId, Instants.utc(now)))
                .map(HomeQueries::devices);
    }

    private static List<DeviceEvidence> devices(RowSet<Row> rows) {
        var devices = new ArrayList<DeviceEvidence>();
        for (Row row : rows) {
            var network = row.getString("network");
            devices.add(new DeviceEvidence(
                    row.getString("id"),
                    row.getString("name"),
                    SupplyClass.of(row.getString("supply")),
                    Duration.ofSeconds(row.getInteger("cadence_seconds")),
                    Duration.ofSeconds(row.getInteger("grace_seconds")),
                    row.getBoolean("silent"),
                    Instants.required(row, "since"),
                    Instants.required(row, "word_at"),
                    Instants.required(row, "deadline_at"),
                    Instants.nullable(row, "left_at"),
                    claim(row),
                    network == null ? "" : network,
                    Arrays.stream((OffsetDateTime[]) row.getValue("words"))
                            .map(OffsetDateTime::toInstant)
                            .toList()));
        }
        return devices;
    }

    private static @Nullable Claim claim(Row row) {
        var charging = row.getBoolean("charging");
        return charging == null
                ? null
                : new Claim(
                        charging,
                        Instants.required(row, "claimed_at"),
                        Instants.required(row, "claimed_since"),
                        row.getBoolean("changed"));
    }
}
