package io.mainswatch.dashboard.api;

import io.mainswatch.dashboard.http.Cursor;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads outages, newest first. */
public final class OutageQueries {
    private static final String OUTAGE = """
            SELECT id, home_id, started_at, ended_at, verdict, confidence, device_id, evidence::text AS evidence,
                   origin, revision
            FROM outage
            """;

    private static final String LIST = OUTAGE + """
            WHERE ($1::text[] IS NULL OR home_id = ANY($1)) AND ($2::text IS NULL OR home_id = $2)
              AND ($3::timestamptz IS NULL OR ended_at IS NULL OR ended_at > $3)
              AND ($4::timestamptz IS NULL OR started_at < $4)
              AND ($5::text IS NULL OR verdict = $5)
              AND ($6::timestamptz IS NULL OR (started_at, id) < ($6, $7))
            ORDER BY started_at DESC, id DESC
            LIMIT $8
            """;

    private static final String BY_IDS = OUTAGE + " WHERE id = ANY($1) ORDER BY started_at DESC, id DESC";

    private final SqlClient sql;

    public OutageQueries(SqlClient sql) {
        this.sql = sql;
    }

    /** Which outages: those that touch the time from {@code from} up to {@code to}. */
    public record Filter(
            String @Nullable [] visible,
            @Nullable String home,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String verdict) {}

    public Future<List<OutageView>> list(Filter filter, Optional<Cursor> after, int limit) {
        return sql.preparedQuery(LIST)
                .execute(Tuple.from(Arrays.asList(
                        filter.visible(),
                        filter.home(),
                        filter.from() == null ? null : Utc.of(filter.from()),
                        filter.to() == null ? null : Utc.of(filter.to()),
                        filter.verdict(),
                        after.map(cursor -> Utc.of(cursor.instant())).orElse(null),
                        after.map(Cursor::id).orElse(""),
                        limit)))
                .map(rows -> rows.stream().map(OutageQueries::outage).toList());
    }

    /** Those of the outages that exist. */
    public Future<List<OutageView>> find(Collection<String> ids) {
        return sql.preparedQuery(BY_IDS)
                .execute(Tuple.of(ids.toArray(String[]::new)))
                .map(rows -> rows.stream().map(OutageQueries::outage).toList());
    }

    private static OutageView outage(Row row) {
        return new OutageView(
                row.getString("id"),
                row.getString("home_id"),
                Utc.instant(row, "started_at"),
                Utc.instantOrNull(row, "ended_at"),
                row.getString("verdict"),
                row.getFloat("confidence"),
                row.getString("device_id"),
                JsonColumn.read(row, "evidence"),
                row.getString("origin"),
                row.getInteger("revision"));
    }
}
