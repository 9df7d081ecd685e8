package io.mainswatch.dashboard.api;

import io.mainswatch.dashboard.api.DeliveryView.Facts;
import io.mainswatch.dashboard.api.DeliveryView.Gap;
import io.mainswatch.dashboard.api.DeliveryView.Request;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what ingest-service noted of a device's own numbering. */
final class DeliveryQueries {
    private static final int MOST_GAPS = 20;

    private static final String DELIVERY =
            """
            WITH mark AS (
                SELECT coalesce(range_agg(received), '{}') AS received, coalesce(range_agg(thinned), '{}') AS thinned,
                       coalesce(range_agg(lost), '{}') - coalesce(range_agg(received), '{}') AS lost
                FROM record_mark WHERE device_id = $1
            ), covered AS (
                SELECT received + lost AS numbers FROM mark
            ), missing AS (
                SELECT unnest(int8multirange(int8range(1, upper(numbers))) - numbers) AS gap
                FROM covered WHERE upper(numbers) > 1
            )
            SELECT %s AS as_measured, %s AS thinned, %s AS lost,
                   (SELECT coalesce(sum(upper(gap) - lower(gap)), 0)::int8 FROM missing) AS missing,
                   ARRAY(SELECT lower(gap) FROM missing ORDER BY 1 LIMIT $2) AS gaps_from,
                   ARRAY(SELECT upper(gap) - 1 FROM missing ORDER BY 1 LIMIT $2) AS gaps_to,
                   upper(covered.numbers) - 1 AS last_seq,
                   request.boot, request.seq, request.at, facts.facts::text AS facts, facts.reported_at
            FROM mark
            CROSS JOIN covered
            LEFT JOIN LATERAL (SELECT boot, seq, at FROM request_mark WHERE device_id = $1 ORDER BY at DESC LIMIT 1)
                AS request ON true
            LEFT JOIN device_facts AS facts ON facts.device_id = $1
            """.formatted(count("mark.received - mark.thinned"), count("mark.thinned"), count("mark.lost"));

    private final SqlClient sql;

    DeliveryQueries(SqlClient sql) {
        this.sql = sql;
    }

    private static String count(String numbers) {
        return "(SELECT coalesce(sum(upper(r) - lower(r)), 0)::int8 FROM unnest(" + numbers + ") AS r)";
    }

    Future<DeliveryView> of(String deviceId) {
        return sql.preparedQuery(DELIVERY)
                .execute(Tuple.of(deviceId, MOST_GAPS))
                .map(rows -> view(rows.iterator().next()));
    }

    private static DeliveryView view(Row row) {
        return new DeliveryView(
                row.getLong("as_measured"),
                row.getLong("thinned"),
                row.getLong("lost"),
                row.getLong("missing"),
                gaps(row.getArrayOfLongs("gaps_from"), row.getArrayOfLongs("gaps_to")),
                row.getLong("last_seq"),
                request(row),
                row.getString("facts") == null
                        ? null
                        : new Facts(JsonColumn.read(row, "facts"), Utc.instant(row, "reported_at")));
    }

    private static List<Gap> gaps(Long[] from, Long[] to) {
        var gaps = new ArrayList<Gap>();
        for (int i = 0; i < from.length; i++) {
            gaps.add(new Gap(from[i], to[i]));
        }
        return gaps;
    }

    private static @Nullable Request request(Row row) {
        return row.getLong("boot") == null
                ? null
                : new Request(row.getLong("boot"), row.getLong("seq"), Utc.instant(row, "at"));
    }
}
