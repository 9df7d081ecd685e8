package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mainswatch.common.http.Json;
import io.mainswatch.ingest.picture.Testimony.Digit;
import io.mainswatch.ingest.picture.judge.Believed;
import io.mainswatch.ingest.picture.judge.Published;
import io.mainswatch.ingest.picture.judge.Upheaval;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code meter_reading} and {@code meter_event} tables. */
final class MeterReadingStore {
    /**
     * The same source judged again replaces what was made of it before; what is published is settled by {@link #publish}.
     * The set-up is the one by which the digits were cut out.
     */
    private static final String SAVE = """
            INSERT INTO meter_reading AS old (home_id, device_id, ref, picture_id, setup_id, at, source, made_by, read_wh,
                                              value_wh, digits, confidence, verdict, reason, review)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::jsonb, $12, $13, $14, $15)
            ON CONFLICT (ref) DO UPDATE
            SET setup_id = CASE excluded.source WHEN 'person' THEN coalesce(old.setup_id, excluded.setup_id)
                                                ELSE coalesce(excluded.setup_id, old.setup_id) END,
                source = excluded.source, made_by = excluded.made_by,
                read_wh = coalesce(excluded.read_wh, old.read_wh), value_wh = excluded.value_wh,
                digits = CASE excluded.digits WHEN '[]' THEN old.digits ELSE excluded.digits END,
                confidence = coalesce(excluded.confidence, old.confidence), verdict = excluded.verdict,
                reason = excluded.reason, review = excluded.review
            """;

    private static final String PUBLISH = """
            UPDATE meter_reading
            SET verdict = $2, reason = $3, value_wh = $4, published_wh = $4, withdrawn_at = NULL, withdrawn_why = NULL,
                review = CASE review WHEN 'done' THEN 'done' ELSE 'none' END
            WHERE ref = $1
            """;

    private static final String WITHDRAW = """
            UPDATE meter_reading SET withdrawn_at = now(), withdrawn_why = $3, published_wh = NULL
            WHERE device_id = $1 AND ref = ANY($2) AND published_wh IS NOT NULL
            """;

    private static final String DOUBT = """
            UPDATE meter_reading SET review = 'pending', reason = 'the pictures around it speak against it'
            WHERE device_id = $1 AND ref = ANY($2) AND review = 'none'
            """;

    private static final String BEFORE = """
            SELECT ref, at, published_wh FROM meter_reading
            WHERE device_id = $1 AND at <= $2 AND published_wh IS NOT NULL AND ref <> $3 ORDER BY at DESC, id DESC LIMIT 1
            """;

    private static final String AFTER = """
            SELECT ref, at, published_wh FROM meter_reading
            WHERE device_id = $1 AND at > $2 AND published_wh IS NOT NULL AND ref <> $3 ORDER BY at, id LIMIT 1
            """;

    private static final String DIGITS = "SELECT digits::text AS digits FROM meter_reading WHERE ref = $1";

    private static final String EVENT = """
            INSERT INTO meter_event (home_id, device_id, at, kind, old_wh, new_wh, withdrawn, why, made_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    private final SqlClient sql;

    MeterReadingStore(SqlClient sql) {
        this.sql = sql;
    }

    Future<Void> save(Testimony testimony, Written written) {
        var row = Tuple.tuple()
                .addString(testimony.homeId())
                .addString(testimony.deviceId())
                .addString(testimony.ref())
                .addString(testimony.pictureId())
                .addLong(testimony.setupId())
                .addOffsetDateTime(testimony.at().atOffset(ZoneOffset.UTC))
                .addString(testimony.madeBy() == null ? "picture" : "person")
                .addString(testimony.madeBy())
                .addDouble(testimony.readWattHours())
                .addDouble(written.wattHours())
                .addString(json(testimony.digits()))
                .addFloat(testimony.confidence())
                .addString(written.verdict())
                .addString(written.reason())
                .addString(written.review());
        return sql.preparedQuery(SAVE).execute(row).mapEmpty();
    }

    /** What is to be written of a verdict. */
    record Written(String verdict, @Nullable Double wattHours, String reason, String review) {}

    Future<Void> publish(Published published) {
        return sql.preparedQuery(PUBLISH)
                .execute(Tuple.of(
                        published.ref(), published.verdict().wire(), published.reason(), published.wattHours()))
                .mapEmpty();
    }

    Future<Void> withdraw(String deviceId, List<Believed> gone, String why) {
        return gone.isEmpty()
                ? Future.succeededFuture()
                : sql.preparedQuery(WITHDRAW)
                        .execute(Tuple.of(deviceId, refs(gone), why))
                        .mapEmpty();
    }

    Future<Void> doubt(String deviceId, List<Believed> doubted) {
        return doubted.isEmpty()
                ? Future.succeededFuture()
                : sql.preparedQuery(DOUBT)
                        .execute(Tuple.of(deviceId, (Object) refs(doubted)))
                        .mapEmpty();
    }

    /** The digits of a source as they were read so far; none where there is nothing of it. */
    Future<List<Digit>> digits(String ref) {
        return sql.preparedQuery(DIGITS)
                .execute(Tuple.of(ref))
                .map(rows -> rows.stream().findFirst().map(row -> digits(row)).orElse(List.of()));
    }

    static List<Digit> digits(Row row) {
        try {
            return List.of(Json.MAPPER.readValue(row.getString("digits"), Digit[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the digits of a reading are what this program wrote", e);
        }
    }

    /** What is published last up to an instant, the source itself left out. */
    Future<Optional<Believed>> before(String deviceId, Instant at, String ref) {
        return neighbour(BEFORE, deviceId, at, ref);
    }

    /** What is published first after an instant. */
    Future<Optional<Believed>> after(String deviceId, Instant at, String ref) {
        return neighbour(AFTER, deviceId, at, ref);
    }

    Future<Void> note(Testimony testimony, Upheaval upheaval, int withdrawn) {
        return sql.preparedQuery(EVENT)
                .execute(Tuple.tuple()
                        .addString(testimony.homeId())
                        .addString(testimony.deviceId())
                        .addOffsetDateTime(upheaval.at().atOffset(ZoneOffset.UTC))
                        .addString(upheaval.kind().name().toLowerCase(Locale.ROOT))
                        .addDouble(Double.isNaN(upheaval.oldWattHours()) ? null : upheaval.oldWattHours())
                        .addDouble(upheaval.newWattHours())
                        .addInteger(withdrawn)
                        .addString(upheaval.why())
                        .addString(testimony.madeBy()))
                .mapEmpty();
    }

    private Future<Optional<Believed>> neighbour(String statement, String deviceId, Instant at, String ref) {
        return sql.preparedQuery(statement)
                .execute(Tuple.of(deviceId, at.atOffset(ZoneOffset.UTC), ref))
                .map(rows -> rows.stream().findFirst().map(MeterReadingStore::believed));
    }

    private static Believed believed(Row row) {
        return new Believed(
                row.getString("ref"), row.getOffsetDateTime("at").toInstant(), row.getDouble("published_wh"));
    }

    private static String[] refs(List<Believed> some) {
        return some.stream().map(Believed::ref).toArray(String[]::new);
    }

    private static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records are plain JSON", e);
        }
    }
}
