package io.mainswatch.ingest.picture;

import io.mainswatch.ingest.picture.Archive.Archived;
import io.mainswatch.ingest.picture.Archive.Before;
import io.mainswatch.ingest.picture.Archive.CutBy;
import io.mainswatch.ingest.picture.Archive.Mark;
import io.mainswatch.ingest.picture.Archive.Word;
import io.mainswatch.ingest.picture.judge.Believed;
import io.mainswatch.ingest.picture.judge.MeterState;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads a camera's past piece by piece. */
final class ArchiveQueries {
    /** What waits to be read is the present's. */
    private static final String PICTURES = """
            SELECT picture.id, picture.home_id, picture.device_id, taken_at, file_name, kept, crops, setup_id,
                   meter_setup.setup::text AS setup, meter_setup.picture_id AS reference_id,
                   coalesce(source = 'person', false) AS settled, published_wh, verdict
            FROM picture
            LEFT JOIN meter_reading ON meter_reading.ref = picture.id
            LEFT JOIN meter_setup ON meter_setup.id = setup_id
            WHERE picture.device_id = $1 AND origin = 'camera' AND status <> 'waiting'
              AND (kept = 'whole' OR kept = 'crops' AND crops > 0)
              AND taken_at < $2 AND (taken_at, picture.id) > ($3, $4)
            ORDER BY taken_at, picture.id LIMIT $5
            """;

    private static final String WORDS = """
            SELECT ref, at, read_wh,
                   EXISTS (SELECT FROM meter_event
                           WHERE meter_event.device_id = $1 AND kind = 'replaced' AND meter_event.at = meter_reading.at)
                   AS replaced
            FROM meter_reading
            WHERE device_id = $1 AND source = 'person' AND published_wh IS NOT NULL AND read_wh IS NOT NULL
              AND at >= $2 AND at < $3
            ORDER BY at, id LIMIT 10000
            """;

    private static final String BELIEVED = """
            SELECT ref, at, published_wh FROM meter_reading
            WHERE device_id = $1 AND at < $2 AND published_wh IS NOT NULL
            ORDER BY at DESC, id DESC LIMIT 200
            """;

    /** A last digit that wavered is evened out in what is published: of several the middle one is the offset. */
    private static final String OFFSET = """
            SELECT coalesce(percentile_disc(0.5) WITHIN GROUP (ORDER BY beyond), 0)::float8 AS wh FROM (
              SELECT published_wh - read_wh AS beyond FROM meter_reading
              WHERE device_id = $1 AND at < $2 AND published_wh IS NOT NULL AND read_wh IS NOT NULL
                AND verdict IN ('accepted', 'resynchronised')
                AND at >= coalesce((SELECT max(at) FROM meter_event
                                    WHERE device_id = $1 AND kind = 'replaced' AND at < $2), '-infinity')
              ORDER BY at DESC, id DESC LIMIT 9) AS lately
            """;

    private final SqlClient sql;

    ArchiveQueries(SqlClient sql) {
        this.sql = sql;
    }

    /** The next ones after a mark, the oldest first. */
    Future<List<Archived>> pictures(String deviceId, Mark after, Instant to, int most) {
        return sql.preparedQuery(PICTURES)
                .execute(Tuple.of(deviceId, utc(to), utc(after.at()), after.id(), most))
                .map(rows -> rows.stream().map(ArchiveQueries::archived).toList());
    }

    Future<List<Word>> words(String deviceId, Instant from, Instant to) {
        return sql.preparedQuery(WORDS)
                .execute(Tuple.of(deviceId, utc(from), utc(to)))
                .map(rows -> rows.stream()
                        .map(row -> new Word(
                                row.getString("ref"),
                                row.getOffsetDateTime("at").toInstant(),
                                row.getDouble("read_wh"),
                                row.getBoolean("replaced")))
                        .toList());
    }

    /** What the judge believed before an instant. */
    Future<MeterState> state(String deviceId, Instant before) {
        return sql.preparedQuery(BELIEVED)
                .execute(Tuple.of(deviceId, utc(before)))
                .map(rows -> {
                    var believed = new ArrayList<>(
                            rows.stream().map(ArchiveQueries::believed).toList());
                    Collections.reverse(believed);
                    return believed;
                })
                .compose(believed -> sql.preparedQuery(OFFSET)
                        .execute(Tuple.of(deviceId, utc(before)))
                        .map(rows ->
                                Archive.knowing(believed, rows.iterator().next().getDouble("wh"))));
    }

    static Archived archived(Row row) {
        var setup = row.getString("setup");
        return new Archived(
                PictureStore.picture(row),
                setup == null ? null : CutBy.of(row.getLong("setup_id"), setup, row.getString("reference_id")),
                row.getBoolean("settled"),
                new Before(row.getDouble("published_wh"), row.getString("verdict")));
    }

    private static Believed believed(Row row) {
        return new Believed(
                row.getString("ref"), row.getOffsetDateTime("at").toInstant(), row.getDouble("published_wh"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
