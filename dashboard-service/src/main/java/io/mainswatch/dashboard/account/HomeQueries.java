package io.mainswatch.dashboard.account;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which homes there are. */
public final class HomeQueries {
    private static final String EXISTS = "SELECT 1 FROM home WHERE id = $1";
    private static final String IDS =
            "SELECT id FROM home WHERE $1::text[] IS NULL OR id = ANY($1) ORDER BY id LIMIT 1000";

    private final SqlClient sql;

    public HomeQueries(SqlClient sql) {
        this.sql = sql;
    }

    Future<Boolean> exists(String homeId) {
        return sql.preparedQuery(EXISTS).execute(Tuple.of(homeId)).map(rows -> rows.size() == 1);
    }

    Future<List<String>> ids(String @Nullable [] visible) {
        return sql.preparedQuery(IDS)
                .execute(Tuple.of(visible))
                .map(rows -> rows.stream().map(row -> row.getString("id")).toList());
    }
}
