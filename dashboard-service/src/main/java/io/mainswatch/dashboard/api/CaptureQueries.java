package io.mainswatch.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.dashboard.api.Consumption.Point;
import io.mainswatch.dashboard.http.Span;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what came of a camera's pictures: counts by day, readings for sums, crops for a data set. */
final class CaptureQueries {
    /** The nearest reading on either side of the time as well: what lies at its ends is spread from there. */
    private static final String POINTS = """
            SELECT at, published_wh FROM meter_reading
            WHERE device_id = $1 AND published_wh IS NOT NULL
              AND at >= coalesce((SELECT max(at) FROM meter_reading
                                  WHERE device_id = $1 AND published_wh IS NOT NULL AND at < $2), $2)
              AND at <= coalesce((SELECT min(at) FROM meter_reading
                                  WHERE device_id = $1 AND published_wh IS NOT NULL AND at > $3), $3)
            ORDER BY at, id
            LIMIT 200000
            """;

    private static final String DAYS = """
            SELECT (taken_at AT TIME ZONE time_zone)::date AS day, status, coalesce(picture.reason, '') AS reason,
                   count(*) AS pictures
            FROM picture JOIN home ON home.id = picture.home_id
            WHERE device_id = $1 AND origin = 'camera' AND taken_at >= $2 AND taken_at < $3
            GROUP BY 1, 2, 3
            """;

    /** What was filled in from what is possible is no label for what the picture shows. */
    private static final String LABELLED = """
            SELECT file_name, picture.crops, digits::text AS digits, source,
                   coalesce(setup ->> 'display' = 'lcd', false) AS lcd
            FROM picture JOIN meter_reading reading ON reading.picture_id = picture.id
            LEFT JOIN meter_setup ON meter_setup.id = setup_id
            WHERE picture.device_id = $1 AND picture.crops > 0 AND reading.at >= $2 AND reading.at < $3
              AND published_wh IS NOT NULL AND verdict IN ('accepted', 'resynchronised')
            ORDER BY reading.at DESC LIMIT $4
            """;

    private static final String LICENCE =
            "SELECT licence FROM meter_setup WHERE device_id = $1 ORDER BY id DESC LIMIT 1";

    /** A camera is there since it was registered, or since the first picture it had kept until then. */
    private static final String PLACE = """
            SELECT time_zone, least(device.created_at, (SELECT min(taken_at) FROM picture
                                                        WHERE device_id = $1 AND origin = 'camera')) AS since
            FROM home JOIN device ON home.id = device.home_id WHERE device.id = $1
            """;

    private final SqlClient sql;

    CaptureQueries(SqlClient sql) {
        this.sql = sql;
    }

    /** One day of a home: pictures by what became of them. */
    record Day(LocalDate day, Map<String, Long> byStatus, Map<String, Long> byReason) {}

    /** A picture whose digits are known. */
    record Labelled(String fileName, int crops, JsonNode digits, String source, boolean lcd) {}

    Future<List<Point>> points(String deviceId, Span span) {
        return sql.preparedQuery(POINTS)
                .execute(Tuple.of(deviceId, Utc.of(span.from()), Utc.of(span.to())))
                .map(rows -> rows.stream()
                        .map(row -> new Point(Utc.instant(row, "at"), row.getDouble("published_wh")))
                        .toList());
    }

    Future<Map<LocalDate, Day>> days(String deviceId, Span span) {
        return sql.preparedQuery(DAYS)
                .execute(Tuple.of(deviceId, Utc.of(span.from()), Utc.of(span.to())))
                .map(rows -> {
                    var days = new TreeMap<LocalDate, Day>();
                    rows.forEach(row -> count(days, row));
                    return days;
                });
    }

    Future<List<Labelled>> labelled(String deviceId, Span span, int most) {
        return sql.preparedQuery(LABELLED)
                .execute(Tuple.of(deviceId, Utc.of(span.from()), Utc.of(span.to()), most))
                .map(rows -> rows.stream()
                        .map(row -> new Labelled(
                                row.getString("file_name"),
                                row.getInteger("crops"),
                                JsonColumn.read(row, "digits"),
                                row.getString("source"),
                                row.getBoolean("lcd")))
                        .toList());
    }

    /** The licence under which the owner now gives pictures away, if any. */
    Future<Optional<String>> licence(String deviceId) {
        return sql.preparedQuery(LICENCE)
                .execute(Tuple.of(deviceId))
                .map(rows -> rows.stream().findFirst().flatMap(row -> Optional.ofNullable(row.getString("licence"))));
    }

    /** The zone in which a camera's days are cut, and since when there is a camera. */
    record Watched(ZoneId zone, Instant since) {}

    Future<Watched> watched(String deviceId) {
        return sql.preparedQuery(PLACE)
                .execute(Tuple.of(deviceId))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Watched(ZoneId.of(row.getString("time_zone")), Utc.instant(row, "since")))
                        .orElseGet(() -> new Watched(ZoneOffset.UTC, Instant.EPOCH)));
    }

    private static void count(Map<LocalDate, Day> days, Row row) {
        var day =
                days.computeIfAbsent(row.getLocalDate("day"), date -> new Day(date, new TreeMap<>(), new TreeMap<>()));
        day.byStatus().merge(row.getString("status"), row.getLong("pictures"), Long::sum);
        if (!row.getString("reason").isEmpty()) {
            day.byReason().merge(row.getString("reason"), row.getLong("pictures"), Long::sum);
        }
    }
}
