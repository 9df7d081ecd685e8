package io.mainswatch.dashboard.api;

import io.mainswatch.common.db.Database;
import io.mainswatch.common.db.Journal;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.dashboard.api.DeviceKeys.Fresh;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The {@code device} table, and with it the secrets of devices. Every change is journalled with it. */
final class DeviceStore {
    /** A device that was removed may come back to the same home, with new keys; its data are still there. */
    private static final String INSERT = """
            INSERT INTO device (id, home_id, name, kind, supply, credentials, cadence_seconds, grace_seconds, created_at,
                                measures)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (id) DO UPDATE
            SET name = $3, kind = $4, supply = $5, credentials = $6, cadence_seconds = $7, grace_seconds = $8,
                created_at = $9, measures = $10, deleted_at = NULL, mac = NULL
            WHERE device.deleted_at IS NOT NULL AND device.home_id = $2 AND device.data_deletion IS NULL
            RETURNING id
            """;

    private static final String UPDATE = """
            UPDATE device
            SET name = coalesce($2, name), kind = coalesce($3, kind), supply = coalesce($4, supply),
                credentials = coalesce($5, credentials), cadence_seconds = coalesce($6, cadence_seconds),
                grace_seconds = coalesce($7, grace_seconds), home_id = coalesce($8, home_id),
                mac = CASE WHEN NOT EXISTS (
                    SELECT FROM device o
                    WHERE o.home_id = $8 AND o.mac = device.mac AND o.deleted_at IS NULL AND o.id <> $1) THEN mac END,
                measures = coalesce($9, measures)
            WHERE id = $1 AND deleted_at IS NULL
            RETURNING home_id
            """;

    private static final String DELETE = """
            UPDATE device SET deleted_at = coalesce(deleted_at, $2), data_deletion = CASE WHEN $3 THEN 'requested' END
            WHERE id = $1 AND (deleted_at IS NULL OR ($3 AND data_deletion IS DISTINCT FROM 'done'))
            RETURNING home_id
            """;

    private static final String SET_MAC = "UPDATE device SET mac = $2 WHERE id = $1";

    private static final String HOLD = "SELECT home_id FROM device WHERE id = $1 AND deleted_at IS NULL FOR UPDATE";

    private final Database database;

    DeviceStore(Database database) {
        this.database = database;
    }

    /** Fails as a conflict when the id is taken. */
    Future<Void> insert(NewDevice device, String homeId, Fresh secret, Fresh pingKey, Instant now) {
        var id = device.id().value();
        return database.transaction(connection -> add(connection, device, homeId, now)
                .compose(added -> added
                        ? DeviceSecretStore.addSecret(connection, id, secret, now)
                        : Future.failedFuture(Failure.conflict("the id " + id + " is taken")))
                .compose(added -> DeviceSecretStore.addPingKey(connection, id, pingKey, now))
                .compose(added -> Journal.add(connection, homeId, Journal.Kind.DEVICE, id)));
    }

    /** In the caller's transaction, with no secret yet; false when the id is taken. */
    static Future<Boolean> add(SqlConnection transaction, NewDevice device, String homeId, Instant now) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.from(List.of(
                        device.id().value(),
                        homeId,
                        device.name(),
                        device.kind().wire(),
                        device.supply().wire(),
                        device.credentials(),
                        device.rhythm().cadenceSeconds(),
                        device.rhythm().graceSeconds(),
                        Utc.of(now),
                        device.measures())))
                .map(rows -> rows.size() == 1);
    }

    /** In the caller's transaction: which piece of hardware it is. */
    static Future<Void> setMac(SqlConnection transaction, String id, String mac) {
        return transaction.preparedQuery(SET_MAC).execute(Tuple.of(id, mac)).mapEmpty();
    }

    /** Journalled in the home it is in and, when it moves, in the one it comes to. */
    Future<Void> update(String id, DeviceEdit edit) {
        var values = Tuple.from(Arrays.asList(
                id,
                edit.name(),
                edit.kind(),
                edit.supply(),
                edit.credentials(),
                edit.cadenceSeconds(),
                edit.graceSeconds(),
                edit.homeId(),
                edit.measures()));
        return database.transaction(
                connection -> (edit.homeId() == null ? Future.<Void>succeededFuture() : leave(connection, id))
                        .compose(left -> journalled(connection, UPDATE, id, values)));
    }

    private static Future<Void> leave(SqlConnection connection, String id) {
        return journalled(connection, HOLD, id, Tuple.of(id));
    }

    /** Revokes and hides at once; of one that is hidden already only the data can still be asked to go. Whether its data go too, and when, is up to who keeps them. */
    Future<Void> delete(String id, boolean withData, Instant now) {
        return database.transaction(
                connection -> journalled(connection, DELETE, id, Tuple.of(id, Utc.of(now), withData))
                        .compose(gone -> DeviceSecretStore.revoke(connection, id, now)));
    }

    /** Adds a secret; the older ones stay valid until {@code oldUntil}. */
    Future<Void> rotateSecret(String id, Fresh secret, Instant now, Instant oldUntil) {
        return database.transaction(connection -> journalled(connection, HOLD, id, Tuple.of(id))
                .compose(held -> DeviceSecretStore.letExpire(connection, id, "secret", oldUntil))
                .compose(old -> DeviceSecretStore.addSecret(connection, id, secret, now))
                .mapEmpty());
    }

    /** Adds a ping key; the older ones stay valid until {@code oldUntil}. */
    Future<Void> rotatePingKey(String id, Fresh pingKey, Instant now, Instant oldUntil) {
        return database.transaction(connection -> journalled(connection, HOLD, id, Tuple.of(id))
                .compose(held -> DeviceSecretStore.letExpire(connection, id, "ping", oldUntil))
                .compose(old -> DeviceSecretStore.addPingKey(connection, id, pingKey, now)));
    }

    /** Ends an older secret or ping key before its time; false when it is the newest, or has ended. */
    Future<Boolean> end(String id, long secretId, Instant now) {
        return database.transaction(connection -> DeviceSecretStore.end(connection, id, secretId, now)
                .compose(ended -> ended
                        ? journalled(connection, HOLD, id, Tuple.of(id)).map(noted -> true)
                        : Future.succeededFuture(false)));
    }

    private static Future<Void> journalled(SqlConnection connection, String sql, String id, Tuple values) {
        return connection.preparedQuery(sql).execute(values).compose(rows -> {
            if (rows.size() == 0) {
                return Future.failedFuture(Failure.unknown("no such device"));
            }
            return Journal.add(connection, rows.iterator().next().getString("home_id"), Journal.Kind.DEVICE, id);
        });
    }
}
