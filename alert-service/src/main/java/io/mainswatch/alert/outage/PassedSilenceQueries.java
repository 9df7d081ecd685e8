package io.mainswatch.alert.outage;

import io.mainswatch.alert.sql.Instants;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** A silence of every mains device of a home that was over before anything could be said about it. */
public final class PassedSilenceQueries {
    /**
     * Each device's last flip to silence and its return; a common silence is when the last had fallen silent before the
     * first returned. It began with the last word anybody said before.
     */
    private static final String JUST_PASSED = """
            WITH away AS (
                SELECT w.device_id, w.cadence_seconds + w.grace_seconds AS budget, down.at AS down_at,
                       CASE WHEN w.state = 'up' THEN
                           (SELECT min(f.at) FROM flip f
                            WHERE f.device_id = w.device_id AND f.to_state = 'up' AND f.id > down.id)
                       END AS up_at
                FROM watch w
                JOIN device d ON d.id = w.device_id AND d.supply = 'mains' AND d.deleted_at IS NULL
                LEFT JOIN LATERAL (
                    SELECT f.id, f.at FROM flip f
                    WHERE f.device_id = w.device_id AND f.to_state = 'down' AND f.at > $2::timestamptz - interval '10 minutes'
                    ORDER BY f.at DESC, f.id DESC LIMIT 1) down ON true
                WHERE w.home_id = $1
                  AND NOT EXISTS (SELECT 1 FROM outage o WHERE o.device_id = w.device_id AND o.ended_at IS NULL)
            ), passed AS (
                SELECT min(up_at) AS to_at FROM away
                HAVING bool_and(down_at IS NOT NULL) AND max(down_at) < min(up_at)
                   AND min(up_at) > $2::timestamptz - interval '2 minutes'
            )
            SELECT passed.to_at, max(least(passed.to_at, coalesce(
                greatest(
                    (SELECT max(h.received_at) FROM heartbeat h
                     WHERE h.device_id = a.device_id AND h.received_at <= a.down_at
                       AND h.received_at > a.down_at - make_interval(secs => a.budget + 60)),
                    (SELECT max(b.stored_at) FROM reading_batch b
                     WHERE b.stored_at <= a.down_at AND b.stored_at > a.down_at - make_interval(secs => a.budget + 60)
                       AND b.channels && array(SELECT c.id FROM channel c WHERE c.device_id = a.device_id))),
                a.down_at))) AS from_at
            FROM passed CROSS JOIN away a
            GROUP BY passed.to_at
            """;

    /** From the last word before to the first after, when that was within the last two minutes. */
    public Future<Optional<Gap>> justPassed(SqlClient sql, String homeId, Instant now) {
        return sql.preparedQuery(JUST_PASSED)
                .execute(Tuple.of(homeId, Instants.utc(now)))
                .map(rows -> rows.size() == 0
                        ? Optional.<Gap>empty()
                        : gap(
                                Instants.required(rows.iterator().next(), "from_at"),
                                Instants.required(rows.iterator().next(), "to_at")));
    }

    private static Optional<Gap> gap(Instant from, Instant to) {
        return from.isBefore(to) ? Optional.of(new Gap(from, to)) : Optional.empty();
    }
}
