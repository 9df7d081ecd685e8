package io.mainswatch.ingest.picture;

import io.mainswatch.ingest.picture.Darkroom.Kept;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The {@code picture} table: what is known of a picture, and how far its reading is. */
final class PictureStore {
    /** A camera without a set-up has its pictures kept and not read. */
    private static final String INSERT = """
            INSERT INTO picture (id, home_id, device_id, origin, taken_at, sha256, media_type, bytes, width, height,
                                 file_name, stored_bytes, status)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $8,
                   CASE WHEN $4 = 'camera' AND EXISTS (SELECT FROM meter_setup WHERE device_id = $3)
                        THEN 'waiting' ELSE 'stored' END
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String COLUMNS = "id, home_id, device_id, taken_at, file_name, kept, crops";

    /** Whoever takes it has two minutes; a copy that dies lets go of it by that. The newest first. */
    private static final String CLAIM = """
            UPDATE picture SET attempts = attempts + 1, next_at = now() + interval '2 minutes'
            WHERE id = (SELECT id FROM picture WHERE status = 'waiting' AND next_at <= now()
                        ORDER BY taken_at DESC LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING attempts, %s
            """.formatted(COLUMNS);

    private static final String FIND = "SELECT " + COLUMNS + " FROM picture WHERE id = $1 AND device_id = $2";

    /** $4: whether a person has said already what it shows. */
    private static final String READ = """
            UPDATE picture SET status = 'read', reason = NULL, detail = NULL, crops = $2,
                               stored_bytes = CASE kept WHEN 'whole' THEN bytes ELSE 0 END + $3
            WHERE id = $1 AND status = 'waiting'
              AND $4 = EXISTS (SELECT FROM meter_reading WHERE ref = $1 AND source = 'person')
            """;

    private static final String REFUSED =
            "UPDATE picture SET status = 'refused', reason = $2, detail = $3 WHERE id = $1 AND status = 'waiting'";

    private static final String SETTLED = "UPDATE picture SET status = 'read' WHERE id = $1 AND status = 'waiting'";

    private static final String READ_AGAIN = """
            UPDATE picture SET status = 'read', reason = NULL, detail = NULL, crops = $2, stored_bytes = bytes + $3
            WHERE id = $1 AND kept = 'whole'
            """;

    private final SqlClient sql;

    PictureStore(SqlClient sql) {
        this.sql = sql;
    }

    /** A picture to read, and the how-manieth attempt this is. */
    record Claimed(PictureRow picture, int attempt) {}

    /** Whether it is new. */
    Future<Boolean> insert(NewPicture picture) {
        var form = picture.form();
        return sql.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addString(picture.id())
                        .addString(picture.homeId())
                        .addString(picture.deviceId())
                        .addString(picture.origin())
                        .addOffsetDateTime(picture.takenAt().atOffset(ZoneOffset.UTC))
                        .addBuffer(Buffer.buffer(picture.sha256()))
                        .addString(form.mediaType())
                        .addInteger(picture.bytes())
                        .addInteger(form.width())
                        .addInteger(form.height())
                        .addString(picture.fileName()))
                .map(rows -> rows.rowCount() == 1);
    }

    Future<Optional<Claimed>> claim() {
        return sql.query(CLAIM)
                .execute()
                .map(rows ->
                        rows.stream().findFirst().map(row -> new Claimed(picture(row), row.getInteger("attempts"))));
    }

    /** The device's picture of this id, if there is one. */
    Future<Optional<PictureRow>> find(String id, String deviceId) {
        return sql.preparedQuery(FIND)
                .execute(Tuple.of(id, deviceId))
                .map(rows -> pictures(rows).stream().findFirst());
    }

    /**
     * Whether it was still waiting, and nobody has said what it shows: a picture is judged once, whoever else was slow
     * about it.
     */
    Future<Boolean> read(String id, Kept kept) {
        return read(id, kept, false);
    }

    /** Whether it was still waiting, and a person has said what it shows: then nothing else is made of it. */
    Future<Boolean> readForThePerson(String id, Kept kept) {
        return read(id, kept, true);
    }

    private Future<Boolean> read(String id, Kept kept, boolean saidByPerson) {
        return sql.preparedQuery(READ)
                .execute(Tuple.of(id, (short) kept.crops(), kept.bytes(), saidByPerson))
                .map(rows -> rows.rowCount() == 1);
    }

    Future<Boolean> refused(String id, String reason, String detail) {
        return sql.preparedQuery(REFUSED)
                .execute(Tuple.of(id, reason, detail))
                .map(SqlResult::rowCount)
                .map(changed -> changed == 1);
    }

    /** A person has read it: it waits for nobody else. */
    Future<Void> settled(String id) {
        return sql.preparedQuery(SETTLED).execute(Tuple.of(id)).mapEmpty();
    }

    /** A whole picture was read once more, and its digits cut out anew. */
    Future<Void> readAgain(String id, Kept kept) {
        return sql.preparedQuery(READ_AGAIN)
                .execute(Tuple.of(id, (short) kept.crops(), kept.bytes()))
                .mapEmpty();
    }

    private static List<PictureRow> pictures(RowSet<Row> rows) {
        return rows.stream().map(PictureStore::picture).toList();
    }

    static PictureRow picture(Row row) {
        return new PictureRow(
                row.getString("id"),
                row.getString("home_id"),
                row.getString("device_id"),
                row.getOffsetDateTime("taken_at").toInstant(),
                row.getString("file_name"),
                row.getString("kept"),
                row.getInteger("crops"));
    }
}
