package io.mainswatch.ingest.picture;

import io.mainswatch.ingest.picture.judge.Evidence;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Reads what else is known of a stretch of time: outages of the mains, and what sub-meters counted. */
final class EvidenceQueries {
    private static final String OUTAGE = """
            SELECT coalesce(sum(extract(epoch FROM least(coalesce(ended_at, $3), $3) - greatest(started_at, $2))), 0)::float8
                   AS seconds
            FROM outage
            WHERE home_id = $1 AND verdict = 'power' AND device_id IS NULL AND started_at < $3
              AND coalesce(ended_at, $3) > $2
            """;

    private static final String SUB_METERS = """
            SELECT coalesce(sum(energy_wh), 0)::float8 AS wh FROM interval_energy
            WHERE channel_id IN (SELECT id FROM channel WHERE home_id = $1 AND device_id = ANY($4))
              AND starts_at >= $2 AND starts_at <= $3::timestamptz - interval '15 minutes'
            """;

    private final SqlClient sql;

    EvidenceQueries(SqlClient sql) {
        this.sql = sql;
    }

    Future<Evidence> between(String homeId, Instant from, Instant to, List<String> subMeters) {
        if (!from.isBefore(to)) {
            return Future.succeededFuture(Evidence.NONE);
        }
        var span = Tuple.of(homeId, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC));
        return sql.preparedQuery(OUTAGE)
                .execute(span)
                .map(rows -> rows.iterator().next().getDouble("seconds"))
                .compose(seconds -> subMeters(homeId, from, to, subMeters)
                        .map(wattHours -> new Evidence(Duration.ofMillis((long) (seconds * 1_000)), wattHours)));
    }

    private Future<Double> subMeters(String homeId, Instant from, Instant to, List<String> subMeters) {
        if (subMeters.isEmpty()) {
            return Future.succeededFuture(0.0);
        }
        return sql.preparedQuery(SUB_METERS)
                .execute(Tuple.of(
                        homeId,
                        from.atOffset(ZoneOffset.UTC),
                        to.atOffset(ZoneOffset.UTC),
                        subMeters.toArray(String[]::new)))
                .map(rows -> rows.iterator().next().getDouble("wh"));
    }
}
