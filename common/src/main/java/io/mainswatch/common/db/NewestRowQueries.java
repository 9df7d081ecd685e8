package io.mainswatch.common.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** When something was stored last: what no believable clock is earlier than. */
public final class NewestRowQueries {
    private static final String NEWEST = """
            SELECT greatest(
                (SELECT max(stored_at) FROM reading_batch),
                (SELECT max(to_at) FROM listening)) AS newest
            """;

    private NewestRowQueries() {}

    /** Empty while nothing was ever stored. */
    public static Future<Optional<Instant>> find(SqlClient sql) {
        return sql.query(NEWEST)
                .execute()
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime("newest"))
                        .map(OffsetDateTime::toInstant));
    }
}
