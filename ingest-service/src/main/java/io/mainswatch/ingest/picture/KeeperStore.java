package io.mainswatch.ingest.picture;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** The {@code picture} table as the keeper sees it: which files may go, and that they have gone. */
final class KeeperStore {
    static final int AT_ONCE = 100;

    private static final String COLUMNS =
            "picture.id, picture.home_id, picture.device_id, picture.taken_at, file_name, kept, crops";

    /**
     * Read, believed, nobody's question, a day old, not the first of its day and no reference: its digits are enough.
     */
    private static final String THINNABLE = """
            SELECT %s FROM picture
            JOIN meter_reading ON meter_reading.picture_id = picture.id
            JOIN home ON home.id = picture.home_id
            WHERE kept = 'whole' AND picture.taken_at < now() - interval '1 day' AND status = 'read' AND crops > 0
              AND origin = 'camera' AND published_wh IS NOT NULL AND review = 'none'
              AND NOT EXISTS (SELECT FROM meter_setup WHERE meter_setup.picture_id = picture.id)
              AND EXISTS (SELECT FROM picture earlier
                          WHERE earlier.device_id = picture.device_id AND earlier.kept = 'whole'
                            AND earlier.taken_at < picture.taken_at
                            AND earlier.taken_at >= date_trunc('day', picture.taken_at, home.time_zone))
            ORDER BY picture.taken_at LIMIT $1
            """.formatted(COLUMNS);

    /** The oldest of all that is beyond the budget, references kept. */
    private static final String BEYOND = """
            SELECT %s FROM (
              SELECT *, sum(stored_bytes) OVER (ORDER BY taken_at DESC, id) AS bytes_up_to FROM picture
              WHERE kept <> 'nothing') AS picture
            WHERE bytes_up_to > $1 AND NOT EXISTS (SELECT FROM meter_setup WHERE meter_setup.picture_id = picture.id)
              AND status <> 'waiting'
            ORDER BY taken_at LIMIT $2
            """.formatted(COLUMNS);

    private static final String UNWANTED = """
            SELECT %s FROM picture JOIN device ON device.id = picture.device_id
            WHERE kept <> 'nothing' AND data_deletion = 'requested' AND deleted_at < now() - interval '1 minute'
            LIMIT $1
            """.formatted(COLUMNS);

    private static final String KEEP = """
            UPDATE picture
            SET kept = $2, crops = CASE $2 WHEN 'nothing' THEN 0 ELSE crops END,
                stored_bytes = CASE $2 WHEN 'nothing' THEN 0 ELSE greatest(0, stored_bytes - bytes) END
            WHERE id = $1 AND kept = $3
            """;

    private final SqlClient sql;

    KeeperStore(SqlClient sql) {
        this.sql = sql;
    }

    Future<List<PictureRow>> thinnable() {
        return sql.preparedQuery(THINNABLE).execute(Tuple.of(AT_ONCE)).map(KeeperStore::pictures);
    }

    Future<List<PictureRow>> beyond(long mostBytes) {
        return sql.preparedQuery(BEYOND).execute(Tuple.of(mostBytes, AT_ONCE)).map(KeeperStore::pictures);
    }

    /** Pictures of devices whose owner wants everything gone. */
    Future<List<PictureRow>> unwanted() {
        return sql.preparedQuery(UNWANTED).execute(Tuple.of(AT_ONCE)).map(KeeperStore::pictures);
    }

    /** From now on only this is kept of it. */
    Future<Void> keep(PictureRow picture, String kept) {
        return sql.preparedQuery(KEEP)
                .execute(Tuple.of(picture.id(), kept, picture.kept()))
                .mapEmpty();
    }

    private static List<PictureRow> pictures(RowSet<Row> rows) {
        return rows.stream().map(PictureStore::picture).toList();
    }
}
