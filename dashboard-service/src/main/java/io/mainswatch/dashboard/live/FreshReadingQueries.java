package io.mainswatch.dashboard.live;

import io.mainswatch.common.db.Watermark;
import io.mainswatch.dashboard.api.Latest;
import io.mainswatch.dashboard.api.ReadingQueries;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the newest values of the channels that stored batches name. */
final class FreshReadingQueries {
    private static final int BATCHES_AT_ONCE = 5_000;

    private static final String FRESH = """
            WITH batch AS (
                SELECT xact, id, channels FROM reading_batch
                WHERE (xact, id) > ($1::text::xid8, $2) AND xact < pg_snapshot_xmin(pg_current_snapshot())
                ORDER BY xact, id
                LIMIT $3),
            last AS (SELECT xact, id FROM batch ORDER BY xact DESC, id DESC LIMIT 1),
            fresh AS (SELECT DISTINCT unnest(channels) AS channel_id FROM batch)
            SELECT last.xact::text AS xact, last.id, c.id AS channel_id, d.home_id, c.device_id, c.number, r.*
            FROM last
            CROSS JOIN fresh
            JOIN channel c ON c.id = fresh.channel_id
            JOIN device d ON d.id = c.device_id AND d.deleted_at IS NULL
            CROSS JOIN LATERAL (%s) r
            """.formatted(ReadingQueries.newestOf("c.id"));

    private final SqlClient sql;

    FreshReadingQueries(SqlClient sql) {
        this.sql = sql;
    }

    /** A channel's newest values. */
    record Fresh(int channelId, String homeId, String deviceId, int number, Latest latest) {}

    /** @param mark where the next question begins, or null when there was no batch */
    record Found(@Nullable Watermark mark, List<Fresh> channels) {}

    Future<Found> after(Watermark mark) {
        return sql.preparedQuery(FRESH)
                .execute(Tuple.of(mark.xact(), mark.id(), BATCHES_AT_ONCE))
                .map(rows -> {
                    Watermark last = null;
                    var channels = new ArrayList<Fresh>();
                    for (Row row : rows) {
                        last = new Watermark(row.getString("xact"), row.getLong("id"));
                        var latest = Latest.of(row);
                        if (latest != null) {
                            channels.add(fresh(row, latest));
                        }
                    }
                    return new Found(last, channels);
                });
    }

    private static Fresh fresh(Row row, Latest latest) {
        return new Fresh(
                row.getInteger("channel_id"),
                row.getString("home_id"),
                row.getString("device_id"),
                row.getInteger("number"),
                latest);
    }
}
