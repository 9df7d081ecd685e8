package io.mainswatch.ingest.picture;

import io.mainswatch.ingest.picture.Replay.Before;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what was made of pictures so far. */
final class ReplayQueries {
    private static final String BEFORE =
            "SELECT picture_id, published_wh, verdict FROM meter_reading WHERE picture_id = ANY($1)";

    private final Pool pool;

    ReplayQueries(Pool pool) {
        this.pool = pool;
    }

    /** By the picture's id; without those of which there is nothing. */
    Future<Map<String, Before>> before(List<String> pictureIds) {
        return pool.preparedQuery(BEFORE)
                .execute(Tuple.of(pictureIds.toArray(String[]::new)))
                .map(rows -> {
                    var before = new HashMap<String, Before>();
                    for (Row row : rows) {
                        before.put(
                                row.getString("picture_id"),
                                new Before(row.getDouble("published_wh"), row.getString("verdict")));
                    }
                    return before;
                });
    }
}
