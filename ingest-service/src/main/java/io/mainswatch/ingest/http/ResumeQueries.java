package io.mainswatch.ingest.http;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads which of a device's record numbers are stored, or lost for ever. */
final class ResumeQueries {
    /** So few that the answer fits into the smallest device's memory. */
    static final int MOST_GAPS = 16;

    /** Numbers begin at 0 or 1, as the device likes. */
    private static final String STANDING = """
            WITH covered AS (
                SELECT coalesce(range_agg(received + lost), '{}'::int8multirange) AS numbers
                FROM record_mark
                WHERE device_id = $1 AND ($2::int8 IS NULL OR boot = $2)
            ), missing AS (
                SELECT unnest(int8multirange(int8range(1, upper(numbers))) - numbers) AS gap
                FROM covered WHERE upper(numbers) > 1
            )
            SELECT coalesce((SELECT min(lower(gap)) FROM missing), greatest(upper(numbers), 1)) - 1 AS seq,
                   ARRAY(SELECT lower(gap) FROM missing ORDER BY 1 LIMIT $3) AS gaps_from,
                   ARRAY(SELECT upper(gap) - 1 FROM missing ORDER BY 1 LIMIT $3) AS gaps_to
            FROM covered
            """;

    private final SqlClient sql;

    ResumeQueries(SqlClient sql) {
        this.sql = sql;
    }

    /**
     * Where a device may go on.
     *
     * @param seq everything from its first record to this is stored, thinned or lost; 0 when nothing is
     * @param gaps what is missing above that, oldest first, at most {@value #MOST_GAPS}
     */
    record Standing(long seq, List<Gap> gaps) {}

    /** Both ends are missing. */
    record Gap(long from, long to) {}

    /** @param boot only the numbers of this start, for devices that number each anew; null for all */
    Future<Standing> standing(String deviceId, @Nullable Long boot) {
        return sql.preparedQuery(STANDING)
                .execute(Tuple.of(deviceId, boot, MOST_GAPS))
                .map(rows -> standing(rows.iterator().next()));
    }

    private static Standing standing(Row row) {
        var from = row.getArrayOfLongs("gaps_from");
        var to = row.getArrayOfLongs("gaps_to");
        var gaps = new ArrayList<Gap>();
        for (int i = 0; i < from.length; i++) {
            gaps.add(new Gap(from[i], to[i]));
        }
        return new Standing(row.getLong("seq"), gaps);
    }
}
