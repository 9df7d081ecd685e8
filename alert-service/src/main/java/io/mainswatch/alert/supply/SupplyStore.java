package io.mainswatch.alert.supply;

import io.mainswatch.alert.sql.Instants;
import io.mainswatch.common.db.Journal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The {@code supply} table: one row a home, and the lock under which a home is judged. */
public final class SupplyStore {
    private static final String ENSURE = """
            INSERT INTO supply (home_id, state, since, confidence) VALUES ($1, 'not-watched', $2, 0)
            ON CONFLICT (home_id) DO NOTHING
            """;

    /** Not of the row: locking that is a write, and a judgement that changes nothing is to cost the disk nothing. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('supply/' || $1, 0))";

    private static final String CURRENT = "SELECT state, outage_id FROM supply WHERE home_id = $1";

    /**
     * Since when the mains of home {@code $1} is on as far as anybody knows: the end of its last cut or unexplained
     * silence, however that became known, else the first word ever. An absence of ours of more than an hour, about which
     * no mains device and no charging phone says anything, begins it anew.
     */
    private static final String POWERED_SINCE = """
            WITH ended AS (
                SELECT coalesce(
                    (SELECT max(o.ended_at) FROM outage o
                     WHERE o.home_id = $1 AND o.device_id IS NULL AND o.verdict IN ('power', 'unknown')),
                    (SELECT min(f.at) FROM device d JOIN flip f ON f.device_id = d.id WHERE d.home_id = $1)) AS at
            ), absence AS (
                SELECT lag(to_at) OVER (ORDER BY id) AS from_at, from_at AS to_at FROM listening
                WHERE to_at >= (SELECT at FROM ended)
            )
            SELECT greatest(ended.at, (
                SELECT max(a.to_at) FROM absence a
                WHERE a.to_at > a.from_at + interval '1 hour'
                  AND NOT EXISTS (
                      SELECT 1 FROM device d JOIN channel c ON c.device_id = d.id JOIN reading r ON r.channel_id = c.id
                      WHERE d.home_id = $1 AND d.supply = 'mains' AND r.taken_at > a.from_at AND r.taken_at < a.to_at)
                  AND NOT EXISTS (
                      SELECT 1 FROM device d JOIN heartbeat h ON h.device_id = d.id
                      WHERE d.home_id = $1 AND (d.supply = 'mains' OR h.charging)
                        AND h.at > a.from_at AND h.at < a.to_at))) AS at
            FROM ended
            """;

    private static final String SET = """
            UPDATE supply
            SET state = $2, since = coalesce(CASE WHEN $2 = 'on' THEN (%s) END, $3), confidence = $4, evidence = $5,
                outage_id = $6
            WHERE home_id = $1
            """.formatted(POWERED_SINCE);

    private static final String REVISE = """
            UPDATE supply SET since = powered.at FROM (%s) powered
            WHERE home_id = $1 AND state = 'on' AND since <> powered.at
            RETURNING home_id
            """.formatted(POWERED_SINCE);

    private static final String DEAF = """
            UPDATE supply SET state = 'not-watched', since = $1, confidence = 0, evidence = $3
            WHERE state <> 'not-watched'
              AND NOT EXISTS (SELECT 1 FROM listening WHERE to_at > $2 AND to_at <= $1::timestamptz + interval '5 seconds')
            RETURNING home_id
            """;

    /** Without a clock to believe, nothing is known; since when is not known either, so that stays. */
    private static final String DOUBTED = """
            UPDATE supply SET state = 'unknown', confidence = 0, evidence = $1 WHERE state IN ('on', 'off')
            RETURNING home_id
            """;

    /** The row before a judgement. */
    public record Current(String state, @Nullable String outageId) {}

    public Future<Current> lock(SqlClient tx, String homeId, Instant now) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(homeId))
                .compose(mine -> tx.preparedQuery(ENSURE).execute(Tuple.of(homeId, Instants.utc(now))))
                .compose(ok -> tx.preparedQuery(CURRENT).execute(Tuple.of(homeId)))
                .map(rows -> rows.iterator().next())
                .map(row -> new Current(row.getString("state"), row.getString("outage_id")));
    }

    /** Writes a changed state with its journal row; an unchanged one is left alone. True when it changed. */
    public Future<Boolean> set(
            SqlClient tx, String homeId, Current before, String state, Finding finding, @Nullable String outageId) {
        if (before.state().equals(state) && Objects.equals(before.outageId(), outageId)) {
            return Future.succeededFuture(false);
        }
        return tx.preparedQuery(SET)
                .execute(Tuple.of(
                        homeId,
                        state,
                        Instants.utc(finding.since()),
                        (float) finding.confidence(),
                        Evidence.json(finding.evidence()),
                        outageId))
                .compose(ok -> Journal.add(tx, homeId, Journal.Kind.SUPPLY, homeId))
                .map(true);
    }

    /** The home's outages changed: since when its mains is on may have, too. True when it did. */
    public Future<Boolean> revise(SqlClient tx, String homeId) {
        return tx.preparedQuery(REVISE)
                .execute(Tuple.of(homeId))
                .compose(rows -> journal(tx, rows))
                .map(changed -> !changed.isEmpty());
    }

    /** Nobody has listened since {@code limit}: every home is not watched. Returns those that were. */
    public Future<List<String>> deaf(SqlClient tx, Instant now, Instant limit, Evidence why) {
        return tx.preparedQuery(DEAF)
                .execute(Tuple.of(Instants.utc(now), Instants.utc(limit), Evidence.json(List.of(why))))
                .compose(rows -> journal(tx, rows));
    }

    /** Our clock is not trusted: what was known no longer is. Returns the homes concerned. */
    public Future<List<String>> doubted(SqlClient tx, Evidence why) {
        return tx.preparedQuery(DOUBTED)
                .execute(Tuple.of(Evidence.json(List.of(why))))
                .compose(rows -> journal(tx, rows));
    }

    private static Future<List<String>> journal(SqlClient tx, RowSet<Row> rows) {
        Future<List<String>> homes = Future.succeededFuture(new ArrayList<>());
        for (var row : rows) {
            var home = row.getString("home_id");
            homes = homes.compose(
                    known -> Journal.add(tx, home, Journal.Kind.SUPPLY, home).map(ok -> {
                        known.add(home);
                        return known;
                    }));
        }
        return homes;
    }
}
