package io.mainswatch.dashboard.api;

import io.mainswatch.dashboard.http.Span;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Reads when a home was not watched: the program could not hear, or the home had no device yet. */
final class ListeningQueries {
    /**
     * What was measured then after all, because a device kept it and sent it later, is watched time too. A gap of less
     * than a minute is a restart. The open row of the ledger is a second old, so it reaches to now.
     */
    private static final String GAPS = """
            WITH first AS (SELECT min(created_at) AS at FROM device WHERE home_id = $1),
            heard AS (
                SELECT range_agg(tstzrange(
                           greatest(l.from_at, first.at),
                           CASE WHEN l.ended_why IS NULL AND l.to_at > $4::timestamptz - interval '5 seconds'
                                THEN greatest(l.to_at, $4) ELSE l.to_at END)) AS times
                FROM listening l, first
                WHERE l.to_at > $2::timestamptz - interval '5 seconds' AND l.from_at < $3 AND l.to_at > first.at),
            deaf AS (
                SELECT unnest(tstzmultirange(tstzrange($2, $3)) - coalesce(times, '{}')) AS span FROM heard),
            gap AS (
                SELECT unnest(tstzmultirange(deaf.span) - coalesce(measured.times, '{}')) AS span
                FROM deaf
                CROSS JOIN LATERAL (
                    SELECT range_agg(tstzrange(i.starts_at, i.starts_at + interval '15 minutes')) AS times
                    FROM device d
                    JOIN channel c ON c.device_id = d.id
                    JOIN interval_energy i ON i.channel_id = c.id
                    WHERE d.home_id = $1 AND i.covered_seconds > 0
                      AND i.starts_at > lower(deaf.span) - interval '15 minutes' AND i.starts_at < upper(deaf.span)
                ) measured
                WHERE upper(deaf.span) - lower(deaf.span) >= interval '1 minute')
            SELECT lower(span) AS from_at, upper(span) AS to_at,
                   CASE WHEN first.at IS NULL OR lower(span) < first.at THEN 'no device yet'
                        ELSE coalesce((SELECT ended_why FROM listening
                                       WHERE to_at <= lower(span) + interval '1 second'
                                       ORDER BY to_at DESC LIMIT 1), 'not running') END AS why
            FROM gap, first
            WHERE upper(span) - lower(span) >= interval '1 minute'
            ORDER BY 1
            LIMIT $5
            """;

    private final SqlClient sql;

    ListeningQueries(SqlClient sql) {
        this.sql = sql;
    }

    /**
     * A time in which nobody would have noticed a cut, cut to the span that was asked for.
     *
     * @param ongoing whether it lasts until now
     */
    record GapView(Instant from, Instant to, boolean ongoing, String why) {}

    /**
     * In the order of time.
     *
     * @param now not before the span's end
     */
    Future<List<GapView>> gaps(String homeId, Span span, Instant now, int limit) {
        return sql.preparedQuery(GAPS)
                .execute(Tuple.of(homeId, Utc.of(span.from()), Utc.of(span.to()), Utc.of(now), limit))
                .map(rows -> rows.stream().map(row -> gap(row, now)).toList());
    }

    /** The database knows microseconds, the clock may know more. */
    private static GapView gap(Row row, Instant now) {
        var to = Utc.instant(row, "to_at");
        boolean ongoing = !to.isBefore(now.truncatedTo(ChronoUnit.MILLIS));
        return new GapView(Utc.instant(row, "from_at"), to, ongoing, row.getString("why"));
    }
}
