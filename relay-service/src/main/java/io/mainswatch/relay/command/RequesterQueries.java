package io.mainswatch.relay.command;

import io.mainswatch.common.security.Role;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks up what somebody may do with a device, from the rows themselves: a message on the bus grants nothing. */
public final class RequesterQueries {
    private static final Pattern FORM = Pattern.compile("(user|token):([0-9]{1,18})");

    private static final String USER = """
            SELECT d.home_id, 'user:' || u.name AS label,
                   CASE WHEN u.administrator THEN 'owner' ELSE m.role END AS role, NULL::text AS limit_role
            FROM device d
            CROSS JOIN app_user u
            LEFT JOIN home_member m ON m.user_id = u.id AND m.home_id = d.home_id
            WHERE d.id = $1 AND d.deleted_at IS NULL AND u.id = $2 AND (u.administrator OR m.role IS NOT NULL)
            """;

    private static final String TOKEN = """
            SELECT d.home_id, 'token:' || t.name AS label, t.role,
                   CASE WHEN u.id IS NULL OR u.administrator THEN NULL ELSE m.role END AS limit_role
            FROM device d
            CROSS JOIN api_token t
            LEFT JOIN app_user u ON u.id = t.user_id
            LEFT JOIN home_member m ON m.user_id = u.id AND m.home_id = d.home_id
            WHERE d.id = $1 AND d.deleted_at IS NULL AND t.id = $2
              AND (t.home_id IS NULL OR t.home_id = d.home_id)
              AND (u.id IS NULL OR u.administrator OR m.role IS NOT NULL)
              AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > $3)
            """;

    private final SqlClient sql;

    public RequesterQueries(SqlClient sql) {
        this.sql = sql;
    }

    /** Empty when there is no such device or asker, or the asker has no part in the device's home. */
    Future<Optional<Requester>> find(String requester, String deviceId, Instant now) {
        var form = FORM.matcher(requester);
        if (!form.matches()) {
            return Future.succeededFuture(Optional.empty());
        }
        long id = Long.parseLong(form.group(2));
        return form.group(1).equals("user")
                ? sql.preparedQuery(USER).execute(Tuple.of(deviceId, id)).map(RequesterQueries::first)
                : sql.preparedQuery(TOKEN)
                        .execute(Tuple.of(deviceId, id, now.atOffset(ZoneOffset.UTC)))
                        .map(RequesterQueries::first);
    }

    private static Optional<Requester> first(RowSet<Row> rows) {
        return rows.stream().findFirst().map(RequesterQueries::requester);
    }

    /** A person's token never does more than the person may do today. */
    private static Requester requester(Row row) {
        var role = Role.of(row.getString("role"));
        var limit = row.getString("limit_role");
        var effective = limit == null ? role : role.atMost(Role.of(limit));
        return new Requester(row.getString("home_id"), row.getString("label"), effective);
    }
}
