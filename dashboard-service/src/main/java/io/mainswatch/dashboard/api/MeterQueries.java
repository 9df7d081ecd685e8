package io.mainswatch.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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

    /**
     * By how much each drum stands beside its place: the median of the last hundred accepted readings by the set-up in force,
     * those left out in which the lower drum is about to take it along.
     */
    private static final String HANGING = """
            SELECT place, percentile_cont(0.5) WITHIN GROUP (ORDER BY mod((position - digit + 15)::numeric, 10) - 5) AS beside
            FROM (SELECT place, (seen ->> 'position')::float8 AS position, (seen ->> 'digit')::int AS digit,
                         lead((seen ->> 'digit')::int) OVER (PARTITION BY id ORDER BY place) AS lower_digit
                  FROM (SELECT id, digits FROM meter_reading
                        WHERE device_id = $1 AND source = 'picture' AND verdict = 'accepted'
                          AND setup_id = (SELECT max(id) FROM meter_setup
                                          WHERE device_id = $1 AND setup ->> 'display' <> 'lcd')
                        ORDER BY at DESC, id DESC LIMIT 100) AS lately,
                       jsonb_array_elements(digits) WITH ORDINALITY AS one(seen, place)) AS drums
            WHERE position IS NOT NULL AND lower_digit < 9
            GROUP BY place HAVING count(*) >= 30
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

    /** The set-up in force with what was accepted last, and how the drums have been standing since. */
    Future<Optional<JsonNode>> setup(String deviceId) {
        return sql.preparedQuery(SETUP)
                .execute(Tuple.of(deviceId))
                .map(rows -> rows.stream().findFirst().map(MeterQueries::setup))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : hanging(deviceId)
                                .map(hanging -> Optional.of(found.get().set("hanging", hanging))));
    }

    private Future<ArrayNode> hanging(String deviceId) {
        return sql.preparedQuery(HANGING).execute(Tuple.of(deviceId)).map(rows -> {
            var hanging = JsonNodeFactory.instance.arrayNode();
            for (var row : rows) {
                hanging.addObject()
                        .put("place", row.getInteger("place") - 1)
                        .put("beside", Math.round(row.getDouble("beside") * 100) / 100.0);
            }
            return hanging;
        });
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
                .put("pending", 0)
                .set("hanging", JsonNodeFactory.instance.arrayNode());
    }

    private static ObjectNode setup(Row row) {
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
