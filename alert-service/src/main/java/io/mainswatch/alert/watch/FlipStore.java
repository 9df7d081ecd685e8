package io.mainswatch.alert.watch;

import io.mainswatch.alert.sql.Instants;
import io.mainswatch.common.db.Journal;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The {@code flip} table: each change of state of a watched device, for good. */
final class FlipStore {
    private static final String INSERT = """
            INSERT INTO flip (home_id, device_id, from_state, to_state, at, detected_at, why)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            RETURNING id
            """;

    /** Writes the flips and their journal rows; returns their ids. */
    Future<List<Long>> insert(SqlClient transaction, List<Flip> flips, Instant detectedAt) {
        Future<List<Long>> ids = Future.succeededFuture(new ArrayList<>());
        for (var flip : flips) {
            ids = ids.compose(known -> insert(transaction, flip, detectedAt).map(id -> {
                known.add(id);
                return known;
            }));
        }
        return ids;
    }

    private static Future<Long> insert(SqlClient tx, Flip flip, Instant detectedAt) {
        return Journal.add(tx, flip.homeId(), Journal.Kind.DEVICE, flip.deviceId())
                .compose(added -> tx.preparedQuery(INSERT)
                        .execute(Tuple.of(
                                flip.homeId(),
                                flip.deviceId(),
                                flip.from(),
                                flip.to(),
                                Instants.utc(flip.at()),
                                Instants.utc(detectedAt),
                                flip.why())))
                .map(rows -> rows.iterator().next().getLong("id"));
    }
}
