package io.mainswatch.alert.outage;

import io.mainswatch.alert.sql.Instants;
import io.mainswatch.common.db.Watermark;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code alert_watermark} table: how far late data have been looked at, and what lies beyond. */
final class LateStore {
    private static final String READINGS = "late-readings";
    private static final String BEATS = "late-beats";
    private static final String HOLES = "deaf-times";

    private static final String ENSURE = """
            INSERT INTO alert_watermark (consumer, xact, id) VALUES ($1, '0', 0) ON CONFLICT (consumer) DO NOTHING
            """;

    /** Not of the row: locking that is a write, and looking every few seconds is to cost the disk nothing. */
    private static final String LOCK = """
            SELECT xact::text AS xact, id FROM alert_watermark
            WHERE consumer = $1 AND pg_try_advisory_xact_lock(hashtextextended('alert_watermark/' || consumer, 0))
            """;

    private static final String ADVANCE =
            "UPDATE alert_watermark SET xact = $2::text::xid8, id = $3 WHERE consumer = $1";

    private static final String END = """
            SELECT xact::text AS xact, id FROM (
                SELECT xact, id FROM reading_batch
                WHERE (xact, id) > ($1::text::xid8, $2::bigint)
                  AND xact < pg_snapshot_xmin(pg_current_snapshot())
                ORDER BY xact, id LIMIT 20000) span
            ORDER BY span.xact DESC, span.id DESC LIMIT 1
            """;

    private static final String LATE_READINGS = """
            SELECT d.home_id, min(b.from_at) AS from_at, max(b.to_at) AS to_at
            FROM reading_batch b
            CROSS JOIN LATERAL unnest(b.channels) AS part (channel_id)
            JOIN channel c ON c.id = part.channel_id
            JOIN device d ON d.id = c.device_id
            WHERE (b.xact, b.id) > ($1::text::xid8, $2::bigint) AND (b.xact, b.id) <= ($3::text::xid8, $4::bigint)
              AND b.from_at < b.stored_at - interval '5 minutes'
            GROUP BY d.home_id
            """;

    /** Receipts carry no transaction number: a few seconds are read twice instead, which changes nothing. */
    private static final String LATE_BEATS = """
            SELECT d.home_id, min(h.at) AS from_at, max(h.at) AS to_at
            FROM heartbeat h JOIN device d ON d.id = h.device_id
            WHERE h.received_at > $1::timestamptz - interval '5 seconds' AND h.received_at <= $2
              AND h.at < h.received_at - interval '1 minute' AND h.charging IS NOT NULL
            GROUP BY d.home_id
            """;

    /** Times we did not listen in, once they are no longer live: what happened in them was stored all the same. */
    private static final String DEAF_TIMES = """
            WITH hole AS (
                SELECT id, lag(to_at) OVER (ORDER BY id) AS from_at, from_at AS to_at FROM listening
                WHERE id >= $1::bigint
            ), home AS (SELECT DISTINCT home_id FROM watch)
            SELECT home.home_id, min(greatest(hole.from_at, hole.to_at - interval '31 days')) AS from_at,
                   max(hole.to_at) AS to_at, max(hole.id) AS id
            FROM hole, home
            WHERE hole.id > $1::bigint AND hole.to_at < $2
              AND hole.to_at > hole.from_at + interval '1 minute'
            GROUP BY home.home_id
            """;

    private static final String NEWEST_HOLE = "SELECT max(id) AS id FROM listening WHERE from_at < $1";

    /** A home about whose past something came late. */
    record Late(String homeId, Instant from, Instant to) {}

    /** Takes this turn at the late readings; empty when another copy has it. */
    Future<Optional<Watermark>> lockReadings(SqlClient tx) {
        return lock(tx, READINGS);
    }

    Future<Optional<Watermark>> lockBeats(SqlClient tx) {
        return lock(tx, BEATS);
    }

    /** Where a walk of bounded length from a mark ends; the mark itself where nothing is new. */
    Future<Watermark> end(SqlClient tx, Watermark mark) {
        return tx.preparedQuery(END)
                .execute(Tuple.of(mark.xact(), mark.id()))
                .map(rows -> mark(rows).orElse(mark));
    }

    Future<List<Late>> readings(SqlClient tx, Watermark after, Watermark upTo) {
        return tx.preparedQuery(LATE_READINGS)
                .execute(Tuple.of(after.xact(), after.id(), upTo.xact(), upTo.id()))
                .map(LateStore::late);
    }

    Future<List<Late>> beats(SqlClient tx, Instant after, Instant upTo) {
        return tx.preparedQuery(LATE_BEATS)
                .execute(Tuple.of(Instants.utc(after), Instants.utc(upTo)))
                .map(LateStore::late);
    }

    Future<Void> advanceReadings(SqlClient tx, Watermark mark) {
        return tx.preparedQuery(ADVANCE)
                .execute(Tuple.of(READINGS, mark.xact(), mark.id()))
                .mapEmpty();
    }

    /** The receipts' mark is an instant, kept as milliseconds. */
    Future<Void> advanceBeats(SqlClient tx, Instant mark) {
        return tx.preparedQuery(ADVANCE)
                .execute(Tuple.of(BEATS, "0", mark.toEpochMilli()))
                .mapEmpty();
    }

    Future<Optional<Watermark>> lockDeafTimes(SqlClient tx) {
        return lock(tx, HOLES);
    }

    /** Every home, with the times it was not watched in that ended before {@code limit}. */
    Future<List<Late>> deafTimes(SqlClient tx, long after, Instant limit) {
        return tx.preparedQuery(DEAF_TIMES)
                .execute(Tuple.of(after, Instants.utc(limit)))
                .map(LateStore::late);
    }

    Future<Void> advanceDeafTimes(SqlClient tx, long after, Instant limit) {
        return tx.preparedQuery(NEWEST_HOLE)
                .execute(Tuple.of(Instants.utc(limit)))
                .map(rows -> rows.iterator().next().getLong("id"))
                .compose(newest -> newest == null || newest <= after
                        ? Future.succeededFuture()
                        : tx.preparedQuery(ADVANCE).execute(Tuple.of(HOLES, "0", newest)))
                .mapEmpty();
    }

    private static Future<Optional<Watermark>> lock(SqlClient tx, String consumer) {
        return tx.preparedQuery(ENSURE)
                .execute(Tuple.of(consumer))
                .compose(ok -> tx.preparedQuery(LOCK).execute(Tuple.of(consumer)))
                .map(LateStore::mark);
    }

    private static Optional<Watermark> mark(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(new Watermark(
                        rows.iterator().next().getString("xact"),
                        rows.iterator().next().getLong("id")));
    }

    private static List<Late> late(RowSet<Row> rows) {
        var homes = new ArrayList<Late>();
        for (Row row : rows) {
            homes.add(new Late(
                    row.getString("home_id"), Instants.required(row, "from_at"), Instants.required(row, "to_at")));
        }
        return homes;
    }
}
