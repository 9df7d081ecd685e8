package io.mainswatch.dashboard.api;

import io.mainswatch.dashboard.http.Cursor;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads relay commands, newest first. */
public final class RelayQueries {
    private static final String COMMAND = """
            SELECT id, home_id, device_id, relay, closed, status, reason, requested_by, requested_at, expires_at,
                   sent_at, ended_at
            FROM relay_command
            """;

    private static final String OF_DEVICE = COMMAND + """
            WHERE device_id = $1 AND ($2::timestamptz IS NULL OR (requested_at, id) < ($2, $3))
            ORDER BY requested_at DESC, id DESC
            LIMIT $4
            """;

    private static final String BY_IDS = COMMAND + " WHERE id = ANY($1) ORDER BY requested_at DESC, id DESC";

    private static final String UNFINISHED = COMMAND + """
            WHERE status IN ('queued', 'sent') AND ($1::text[] IS NULL OR home_id = ANY($1))
            ORDER BY requested_at DESC
            LIMIT 1000
            """;

    private final SqlClient sql;

    public RelayQueries(SqlClient sql) {
        this.sql = sql;
    }

    Future<List<RelayCommandView>> ofDevice(String deviceId, Optional<Cursor> after, int limit) {
        return sql.preparedQuery(OF_DEVICE)
                .execute(Tuple.of(
                        deviceId,
                        after.map(cursor -> Utc.of(cursor.instant())).orElse(null),
                        after.map(Cursor::id).orElse(""),
                        limit))
                .map(rows -> rows.stream().map(RelayQueries::command).toList());
    }

    /** Those of the commands that exist. */
    public Future<List<RelayCommandView>> find(Collection<String> ids) {
        return sql.preparedQuery(BY_IDS)
                .execute(Tuple.of(ids.toArray(String[]::new)))
                .map(rows -> rows.stream().map(RelayQueries::command).toList());
    }

    public Future<List<RelayCommandView>> unfinished(String @Nullable [] homes) {
        return sql.preparedQuery(UNFINISHED)
                .execute(Tuple.of(homes))
                .map(rows -> rows.stream().map(RelayQueries::command).toList());
    }

    private static RelayCommandView command(Row row) {
        return new RelayCommandView(
                row.getString("id"),
                row.getString("home_id"),
                row.getString("device_id"),
                row.getInteger("relay"),
                row.getBoolean("closed") ? "on" : "off",
                row.getString("status"),
                row.getString("reason"),
                row.getString("requested_by"),
                Utc.instant(row, "requested_at"),
                Utc.instant(row, "expires_at"),
                Utc.instantOrNull(row, "sent_at"),
                Utc.instantOrNull(row, "ended_at"));
    }
}
