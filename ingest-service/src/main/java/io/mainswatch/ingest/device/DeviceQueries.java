package io.mainswatch.ingest.device;

import io.mainswatch.common.time.Clock;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads devices and what lets them in; dashboard-service writes them. */
final class DeviceQueries {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceQueries.class);
    /** Beyond this a credential is as good as unlimited; keeps the sum of nanoseconds far from overflow. */
    private static final double LONGEST_SECONDS = 1e9;

    private static final double NANOS_A_SECOND = 1e9;

    private static final String LOAD = """
            SELECT device.id, device.home_id, device.credentials = 'none' AS open, home.time_zone,
                   secret.id AS secret_id, secret.sealed, secret.key_hash,
                   extract(epoch FROM secret.expires_at - now())::float8 AS valid_for_seconds
            FROM device
            JOIN home ON home.id = device.home_id
            LEFT JOIN device_secret secret ON secret.device_id = device.id
              AND secret.revoked_at IS NULL AND (secret.expires_at IS NULL OR secret.expires_at > now())
            WHERE device.id = ANY($1) AND device.deleted_at IS NULL
            """;

    private static final String BY_HASH = """
            SELECT coalesce(key_hash, secret_hash) AS hash, device_id
            FROM device_secret WHERE key_hash = ANY($1) OR secret_hash = ANY($1)
            """;

    /**
     * Rows written by a transaction that had not ended when the previous mark was taken. There is no column to compare:
     * a row's own xmin tells which transaction wrote it.
     */
    private static final String CHANGED = """
            SELECT pg_snapshot_xmin(pg_current_snapshot())::xid::text AS mark,
                   ARRAY(SELECT id FROM device WHERE age(xmin) <= age($1::text::xid)
                         UNION
                         SELECT device_id FROM device_secret WHERE age(xmin) <= age($1::text::xid)
                         UNION
                         SELECT device.id FROM home JOIN device ON device.home_id = home.id
                         WHERE age(home.xmin) <= age($1::text::xid)) AS ids
            """;

    private final Pool pool;
    private final Clock clock;

    DeviceQueries(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** The devices of these ids that exist and are not revoked. */
    Future<Map<String, DeviceEntry>> load(List<String> ids) {
        return pool.preparedQuery(LOAD)
                .execute(Tuple.of(ids.toArray(String[]::new)))
                .map(this::entries);
    }

    /** Whose ping key or secret has this digest, both in hexadecimal; it may be revoked or expired. */
    Future<Map<String, String>> devicesByHash(List<String> hashes) {
        var bytes = hashes.stream()
                .map(hash -> Buffer.buffer(HexFormat.of().parseHex(hash)))
                .toArray(Buffer[]::new);
        return pool.preparedQuery(BY_HASH).execute(Tuple.of(bytes)).map(rows -> {
            var byHash = new HashMap<String, String>();
            for (Row row : rows) {
                byHash.put(HexFormat.of().formatHex(row.getBuffer("hash").getBytes()), row.getString("device_id"));
            }
            return byHash;
        });
    }

    /** The devices changed since the mark; none for the first mark, null. */
    Future<Changes> changedSince(@Nullable String mark) {
        return pool.preparedQuery(CHANGED).execute(Tuple.of(mark)).map(rows -> {
            var row = rows.iterator().next();
            return new Changes(row.getString("mark"), List.of(row.getArrayOfStrings("ids")));
        });
    }

    private Map<String, DeviceEntry> entries(RowSet<Row> rows) {
        long now = clock.nanos();
        var entries = new HashMap<String, DeviceEntry>();
        for (Row row : rows) {
            var entry = entries.computeIfAbsent(
                    row.getString("id"), id -> new DeviceEntry(device(id, row), new ArrayList<>(2)));
            if (row.getLong("secret_id") != null) {
                entry.credentials().add(credential(row, now));
            }
        }
        return entries;
    }

    private static KnownDevice device(String id, Row row) {
        return new KnownDevice(id, row.getString("home_id"), row.getBoolean("open"), zone(row.getString("time_zone")));
    }

    /** A zone this Java does not know must not keep a home's devices out: few of them speak local time. */
    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            LOG.atError().addKeyValue("zone", name).log("a home has a time zone unknown here; taking UTC");
            return ZoneOffset.UTC;
        }
    }

    private static Credential credential(Row row, long nowNanos) {
        var validFor = row.getDouble("valid_for_seconds");
        double seconds = validFor == null ? LONGEST_SECONDS : Math.min(validFor, LONGEST_SECONDS);
        return new Credential(
                row.getLong("secret_id"),
                bytes(row.getBuffer("sealed")),
                bytes(row.getBuffer("key_hash")),
                nowNanos + (long) (seconds * NANOS_A_SECOND));
    }

    private static byte @Nullable [] bytes(@Nullable Buffer column) {
        return column == null ? null : column.getBytes();
    }

    /** What changed, and where to look from next time. */
    record Changes(String mark, List<String> ids) {}
}
