package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mainswatch.common.http.Json;
import io.mainswatch.ingest.picture.judge.MeterState;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** The {@code meter_state} table. Its row is the lock under which a meter is judged: one copy at a time. */
final class MeterStateStore {
    private static final String ENSURE = """
            INSERT INTO meter_state (device_id, state) VALUES ($1, 'null') ON CONFLICT (device_id) DO NOTHING
            """;

    private static final String LOCK = "SELECT state::text AS state FROM meter_state WHERE device_id = $1 FOR UPDATE";

    private static final String SAVE =
            "UPDATE meter_state SET state = $2::text::jsonb, judged_at = now() WHERE device_id = $1";

    private final SqlConnection transaction;

    MeterStateStore(SqlConnection transaction) {
        this.transaction = transaction;
    }

    /** The state, which nobody else changes until this transaction ends. */
    Future<MeterState> lock(String deviceId) {
        return transaction
                .preparedQuery(ENSURE)
                .execute(Tuple.of(deviceId))
                .compose(done -> transaction.preparedQuery(LOCK).execute(Tuple.of(deviceId)))
                .map(rows -> parsed(rows.iterator().next().getString("state")));
    }

    Future<Void> save(String deviceId, MeterState state) {
        try {
            return transaction
                    .preparedQuery(SAVE)
                    .execute(Tuple.of(deviceId, Json.MAPPER.writeValueAsString(state)))
                    .mapEmpty();
        } catch (JsonProcessingException e) {
            return Future.failedFuture(e);
        }
    }

    private static MeterState parsed(String json) {
        try {
            return json.equals("null") ? MeterState.EMPTY : Json.MAPPER.readValue(json, MeterState.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the state of a meter is what this program wrote", e);
        }
    }
}
