package io.mainswatch.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a camera's set-up in force, and what happened to its counter. */
final class MeterQueries {
    private static final String SETUP = """
            SELECT id, (setup #- '{taught,layers}')::text AS setup, supply::text AS supply, licence, picture_id, made_at,
                   accepted.at AS accepted_at, accepted.published_wh,
                   (SELECT count(*) FROM meter_reading
                    WHERE device_id = $1 AND review = 'pending' AND at > now() - interval '30 days') AS pending
            FROM meter_setup
            LEFT JOIN LATERAL (SELECT at, published_wh FROM meter_reading
                               WHERE device_id = $1 AND published_wh IS NOT NULL
                               ORDER BY at DESC, id DESC LIMIT 1) AS accepted ON true
            WHERE device_id = $1 ORDER BY id DESC LIMIT 1
            """;

    private static final String EVENTS = """
            SELECT id, at, kind, old_wh, new_wh, withdrawn, why, made_by FROM meter_event
            WHERE device_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3
            """;

    private final SqlClient sql;

    MeterQueries(SqlClient sql) {
        this.sql = sql;
    }

    /** What happened to a counter as a whole, as the API shows it. */
    record EventView(
            String id,
            Instant at,
            String kind,
            @Nullable Double oldWh,
            @Nullable Double newWh,
            int withdrawn,
            String why,
            @Nullable String madeBy) {}

    /** The set-up in force with what was accepted last. */
    Future<Optional<JsonNode>> setup(String deviceId) {
        return sql.preparedQuery(SETUP)
                .execute(Tuple.of(deviceId))
                .map(rows -> rows.stream().findFirst().map(MeterQueries::setup));
    }

    /** The newest first. */
    Future<List<EventView>> events(String deviceId, long before, int limit) {
        return sql.preparedQuery(EVENTS)
                .execute(Tuple.of(deviceId, before, limit))
                .map(rows -> rows.stream().map(MeterQueries::event).toList());
    }

    /** What stands for a set-up before the first. */
    static JsonNode none() {
        return JsonNodeFactory.instance
                .objectNode()
                .putNull("setupId")
                .putNull("setup")
                .putNull("supply")
                .putNull("licence")
                .putNull("referencePictureId")
                .putNull("madeAt")
                .putNull("lastAccepted")
                .put("pending", 0);
    }

    private static JsonNode setup(Row row) {
        ObjectNode meter = JsonNodeFactory.instance.objectNode();
        meter.put("setupId", Long.toString(row.getLong("id")));
        meter.set("setup", JsonColumn.read(row, "setup"));
        meter.set("supply", JsonColumn.read(row, "supply"));
        meter.put("licence", row.getString("licence"))
                .put("referencePictureId", row.getString("picture_id"))
                .put("madeAt", Utc.instant(row, "made_at").toString());
        var acceptedAt = Utc.instantOrNull(row, "accepted_at");
        if (acceptedAt == null) {
            meter.putNull("lastAccepted");
        } else {
            meter.putObject("lastAccepted")
                    .put("at", acceptedAt.toString())
                    .put("valueWh", row.getDouble("published_wh"));
        }
        return meter.put("pending", row.getLong("pending"));
    }

    private static EventView event(Row row) {
        return new EventView(
                Long.toString(row.getLong("id")),
                Utc.instant(row, "at"),
                row.getString("kind"),
                row.getDouble("old_wh"),
                row.getDouble("new_wh"),
                row.getInteger("withdrawn"),
                row.getString("why"),
                row.getString("made_by"));
    }
}
