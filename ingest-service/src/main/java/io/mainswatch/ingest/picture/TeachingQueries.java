package io.mainswatch.ingest.picture;

import io.mainswatch.ingest.picture.Archive.Archived;
import io.mainswatch.ingest.picture.Testimony.Digit;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Reads the pictures of a meter whose digits are known. */
final class TeachingQueries {
    private static final String COLUMNS = """
            picture.id, picture.home_id, picture.device_id, taken_at, file_name, kept, crops, setup_id,
            meter_setup.setup::text AS setup, meter_setup.picture_id AS reference_id,
            source = 'person' AS settled, published_wh, verdict, digits::text AS digits
            """;

    private static final String KNOWN = """
            SELECT %s FROM meter_reading
            JOIN picture ON picture.id = ref
            LEFT JOIN meter_setup ON meter_setup.id = setup_id
            WHERE picture.device_id = $1 AND origin = 'camera' AND published_wh IS NOT NULL
              AND (kept = 'whole' OR kept = 'crops' AND crops > 0) AND %s LIMIT %d
            """;

    private static final int MOST_CORRECTED = 40;
    private static final int MOST_BELIEVED = 60;

    private static final String CORRECTED =
            KNOWN.formatted(COLUMNS, "source = 'person' ORDER BY taken_at DESC", MOST_CORRECTED);

    /** From all over the past: the pictures of one day show nearly the same digits. Those that are cut already are at hand. */
    private static final String BELIEVED = KNOWN.formatted(
            COLUMNS, "source = 'picture' AND verdict = 'accepted' ORDER BY kept = 'whole', md5(ref)", MOST_BELIEVED);

    private final SqlClient sql;

    TeachingQueries(SqlClient sql) {
        this.sql = sql;
    }

    /** A picture and the digits that it shows. */
    record Labelled(Archived archived, List<Digit> digits) {}

    /** Those that people read, the newest ones. */
    Future<List<Labelled>> corrected(String deviceId) {
        return find(CORRECTED, deviceId);
    }

    /** Some of those that were read and accepted. */
    Future<List<Labelled>> believed(String deviceId) {
        return find(BELIEVED, deviceId);
    }

    private Future<List<Labelled>> find(String statement, String deviceId) {
        return sql.preparedQuery(statement)
                .execute(Tuple.of(deviceId))
                .map(rows -> rows.stream().map(TeachingQueries::labelled).toList());
    }

    private static Labelled labelled(Row row) {
        return new Labelled(ArchiveQueries.archived(row), MeterReadingStore.digits(row));
    }
}
