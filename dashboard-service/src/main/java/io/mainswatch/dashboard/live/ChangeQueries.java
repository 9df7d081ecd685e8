package io.mainswatch.dashboard.live;

import io.mainswatch.common.db.Watermark;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks the journal of changes by its watermark; see {@link Watermark} for why ids alone would not do. */
final class ChangeQueries {
    private static final String AFTER = """
            SELECT xact::text AS xact, id, home_id, kind, subject
            FROM change
            WHERE (xact, id) > ($1::text::xid8, $2) AND xact < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY xact, id
            LIMIT $3
            """;

    private static final String BETWEEN = """
            SELECT xact::text AS xact, id, home_id, kind, subject
            FROM change
            WHERE (xact, id) > ($1::text::xid8, $2) AND (xact, id) <= ($3::text::xid8, $4)
              AND ($5::text[] IS NULL OR home_id = ANY($5))
            ORDER BY xact, id
            LIMIT $6
            """;

    private static final String NOW = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xact, 0::bigint AS id";

    private static final String OLDEST = "SELECT xact::text AS xact, id FROM change ORDER BY change.xact, id LIMIT 1";

    private static final String BEFORE = """
            SELECT xact::text AS xact, id FROM change WHERE at < $1 ORDER BY change.xact DESC, id DESC LIMIT 1
            """;

    private final SqlClient sql;

    ChangeQueries(SqlClient sql) {
        this.sql = sql;
    }

    /** The next changes of every home, in order. */
    Future<List<Change>> after(Watermark mark, int limit) {
        return sql.preparedQuery(AFTER)
                .execute(Tuple.of(mark.xact(), mark.id(), limit))
                .map(rows -> rows.stream().map(ChangeQueries::change).toList());
    }

    /** Changes of these homes (null: of all) after one mark and up to another, in order. */
    Future<List<Change>> between(Watermark after, Watermark upTo, String @Nullable [] homes, int limit) {
        return sql.preparedQuery(BETWEEN)
                .execute(Tuple.of(after.xact(), after.id(), upTo.xact(), upTo.id(), homes, limit))
                .map(rows -> rows.stream().map(ChangeQueries::change).toList());
    }

    /** A mark that everything ended so far lies before. */
    Future<Watermark> now() {
        return sql.query(NOW).execute().map(rows -> mark(rows.iterator().next()));
    }

    /** The oldest change that is still kept. */
    Future<Optional<Watermark>> oldest() {
        return sql.query(OLDEST).execute().map(rows -> rows.stream().findFirst().map(ChangeQueries::mark));
    }

    /** The newest change made before an instant. */
    Future<Optional<Watermark>> before(Instant at) {
        return sql.preparedQuery(BEFORE)
                .execute(Tuple.of(Utc.of(at)))
                .map(rows -> rows.stream().findFirst().map(ChangeQueries::mark));
    }

    private static Watermark mark(Row row) {
        return new Watermark(row.getString("xact"), row.getLong("id"));
    }

    private static Change change(Row row) {
        return new Change(mark(row), row.getString("home_id"), row.getString("kind"), row.getString("subject"));
    }
}
