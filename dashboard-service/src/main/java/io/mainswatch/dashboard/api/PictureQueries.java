package io.mainswatch.dashboard.api;

import io.mainswatch.dashboard.api.PictureView.ReadingView;
import io.mainswatch.dashboard.http.Cursor;
import io.mainswatch.dashboard.http.Span;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads pictures with what was made of them, the newest first. */
final class PictureQueries {
    private static final String COLUMNS = """
            SELECT picture.id, picture.home_id, picture.device_id, taken_at, received_at, origin, kept, crops, width, height,
                   bytes, status, picture.reason, detail, file_name, reading.id AS reading_id, verdict,
                   reading.reason AS reading_reason, read_wh, value_wh, confidence, review, source, published_wh,
                   withdrawn_at, digits::text AS digits
            FROM picture LEFT JOIN meter_reading reading ON reading.picture_id = picture.id
            """;

    private static final String LIST = COLUMNS + """
            WHERE picture.device_id = $1 AND taken_at >= $2 AND taken_at < $3
              AND ($4::text IS NULL OR review = $4)
              AND ($5::timestamptz IS NULL OR (taken_at, picture.id) < ($5, $6))
            ORDER BY taken_at DESC, picture.id DESC
            LIMIT $7
            """;

    private static final String FIND = COLUMNS + " WHERE picture.id = $1";

    private final SqlClient sql;

    PictureQueries(SqlClient sql) {
        this.sql = sql;
    }

    /** A picture and where its file is. */
    record Found(PictureView view, String fileName) {}

    /** @param review only those in this state of review; null: all */
    Future<List<PictureView>> list(
            String deviceId, Span span, @Nullable String review, Optional<Cursor> after, int limit) {
        return sql.preparedQuery(LIST)
                .execute(Tuple.of(
                        deviceId,
                        Utc.of(span.from()),
                        Utc.of(span.to()),
                        review,
                        after.map(cursor -> Utc.of(cursor.instant())).orElse(null),
                        after.map(Cursor::id).orElse(""),
                        limit))
                .map(rows -> rows.stream().map(PictureQueries::picture).toList());
    }

    Future<Optional<Found>> find(String id) {
        return sql.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(row -> new Found(picture(row), row.getString("file_name"))));
    }

    private static PictureView picture(Row row) {
        return new PictureView(
                row.getString("id"),
                row.getString("home_id"),
                row.getString("device_id"),
                Utc.instant(row, "taken_at"),
                Utc.instant(row, "received_at"),
                row.getString("origin"),
                row.getString("kept"),
                row.getInteger("crops"),
                row.getInteger("width"),
                row.getInteger("height"),
                row.getInteger("bytes"),
                row.getString("status"),
                row.getString("reason"),
                row.getString("detail"),
                row.getLong("reading_id") == null ? null : reading(row));
    }

    private static ReadingView reading(Row row) {
        return new ReadingView(
                Long.toString(row.getLong("reading_id")),
                row.getString("verdict"),
                row.getString("reading_reason"),
                row.getDouble("read_wh"),
                row.getDouble("value_wh"),
                row.getFloat("confidence"),
                row.getString("review"),
                row.getString("source"),
                row.getDouble("published_wh") != null,
                Utc.instantOrNull(row, "withdrawn_at"),
                JsonColumn.read(row, "digits"));
    }
}
