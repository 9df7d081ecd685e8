package io.mainswatch.dashboard.api;

import io.mainswatch.common.db.Database;
import io.mainswatch.common.db.Journal;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/** Takes the removal of a row of the {@code device} table back, with the secrets it had then. */
final class RestorationStore {
    private static final String REMOVAL =
            "SELECT home_id, deleted_at, data_deletion FROM device WHERE id = $1 FOR UPDATE";

    /** Hardware that was registered anew meanwhile stays what it is now. */
    private static final String UNHIDE = """
            UPDATE device SET deleted_at = NULL, mac = CASE WHEN NOT EXISTS (
              SELECT FROM device o WHERE o.home_id = device.home_id AND o.mac = device.mac AND o.deleted_at IS NULL) THEN mac END
            WHERE id = $1
            """;

    private final Database database;

    RestorationStore(Database database) {
        this.database = database;
    }

    /**
     * Shows it again, with the secrets it had; nothing happens to one that is shown already. Fails as a conflict when it
     * was removed before {@code earliest}, or with its data.
     */
    Future<Void> restore(String id, Instant earliest) {
        return database.transaction(connection -> connection
                .preparedQuery(REMOVAL)
                .execute(Tuple.of(id))
                .compose(rows -> {
                    var removal = rows.iterator().next();
                    var removedAt = Utc.instantOrNull(removal, "deleted_at");
                    if (removedAt == null) {
                        return Future.succeededFuture();
                    }
                    if (removal.getString("data_deletion") != null) {
                        return Future.failedFuture(Failure.conflict("its data are being deleted: it cannot come back"));
                    }
                    if (removedAt.isBefore(earliest)) {
                        return Future.failedFuture(Failure.conflict(
                                "removed too long ago: add it again with the same id, its data are still there"));
                    }
                    return bringBack(connection, id, removal.getString("home_id"));
                }));
    }

    private static Future<Void> bringBack(SqlConnection connection, String id, String homeId) {
        return DeviceSecretStore.unrevoke(connection, id)
                .compose(valid -> connection.preparedQuery(UNHIDE).execute(Tuple.of(id)))
                .compose(shown -> Journal.add(connection, homeId, Journal.Kind.DEVICE, id));
    }
}
