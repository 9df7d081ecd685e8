package io.mainswatch.dashboard.api;

import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.api.DeviceView.ChannelView;
import io.mainswatch.dashboard.api.DeviceView.RelayView;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads devices with what they said last. A list may lag by about a second; a single device never does. */
public final class DeviceQueries {
    private static final String FIND_HOME =
            "SELECT home_id, cadence_seconds FROM device WHERE id = $1 AND deleted_at IS NULL";

    private static final String FIND_KEPT = """
            SELECT home_id, cadence_seconds FROM device
            WHERE id = $1 AND (deleted_at IS NULL OR data_deletion IS DISTINCT FROM 'done')
            """;

    private static final String DEVICE = """
            SELECT d.id, d.home_id, d.name, d.kind, d.supply, d.credentials, d.measures, d.cadence_seconds, d.grace_seconds,
                   d.created_at, w.state AS watch_state,
                   greatest(s.last_seen_at,
                            (SELECT max(h.received_at) FROM
                                 (SELECT received_at FROM heartbeat WHERE device_id = d.id ORDER BY at DESC LIMIT 5) h)
                   ) AS last_seen_at,
                   (SELECT t.online FROM device_status t WHERE t.device_id = d.id ORDER BY t.id DESC LIMIT 1) AS said_online
            FROM device d
            LEFT JOIN device_state s ON s.device_id = d.id
            LEFT JOIN watch w ON w.device_id = d.id
            WHERE d.deleted_at IS NULL
            """;

    private static final String LIST = DEVICE + """
              AND ($1::text[] IS NULL OR d.home_id = ANY($1))
              AND ($2::text IS NULL OR d.home_id = $2)
              AND d.id > $3
            ORDER BY d.id
            LIMIT $4
            """;

    private static final String BY_IDS = DEVICE + " AND d.id = ANY($1) ORDER BY d.id";

    private static final String CHANNELS = """
            SELECT c.device_id, c.number, s.taken_at, s.power_watts, s.voltage_volts, s.current_amps, s.energy_wh,
                   s.frequency_hertz, s.power_factor
            FROM channel c
            LEFT JOIN channel_state s ON s.channel_id = c.id
            WHERE c.device_id = ANY($1)
            ORDER BY c.device_id, c.number
            """;

    private static final String CHANNELS_NOW = """
            SELECT c.device_id, c.number, r.*
            FROM channel c
            LEFT JOIN LATERAL (%s) r ON true
            WHERE c.device_id = ANY($1)
            ORDER BY c.device_id, c.number
            """.formatted(ReadingQueries.newestOf("c.id"));

    private static final String RELAYS = """
            SELECT d.id AS device_id, n.relay, r.closed, r.reported_at
            FROM unnest($1::text[]) AS d (id)
            CROSS JOIN generate_series(1, 16) AS n (relay)
            CROSS JOIN LATERAL (
                SELECT closed, reported_at FROM relay_report
                WHERE device_id = d.id AND relay = n.relay
                ORDER BY session_epoch DESC, arrival DESC
                LIMIT 1) r
            ORDER BY d.id, n.relay
            """;

    private final SqlClient sql;
    private final Clock clock;

    public DeviceQueries(SqlClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Where a device belongs, and the longest silence that is normal for it. */
    record Place(String deviceId, String homeId, int cadenceSeconds) {}

    Future<Optional<Place>> place(String deviceId) {
        return place(FIND_HOME, deviceId);
    }

    /** Also of a hidden device, unless its data are gone. */
    Future<Optional<Place>> keptPlace(String deviceId) {
        return place(FIND_KEPT, deviceId);
    }

    private Future<Optional<Place>> place(String query, String deviceId) {
        return sql.preparedQuery(query)
                .execute(Tuple.of(deviceId))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Place(deviceId, row.getString("home_id"), row.getInteger("cadence_seconds"))));
    }

    /** In the order of their ids, after one of them. */
    public Future<List<DeviceView>> list(String @Nullable [] homes, @Nullable String home, String after, int limit) {
        return sql.preparedQuery(LIST)
                .execute(Tuple.of(homes, home, after, limit))
                .compose(rows -> views(rows.stream().toList(), CHANNELS));
    }

    /** Those of the devices that exist, with the newest stored readings. */
    public Future<List<DeviceView>> find(Collection<String> ids) {
        return sql.preparedQuery(BY_IDS)
                .execute(Tuple.of(ids.toArray(String[]::new)))
                .compose(rows -> views(rows.stream().toList(), CHANNELS_NOW));
    }

    private Future<List<DeviceView>> views(List<Row> devices, String channelQuery) {
        if (devices.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var ids = Tuple.of(devices.stream().map(row -> row.getString("id")).toArray(String[]::new));
        var channels = sql.preparedQuery(channelQuery)
                .execute(ids)
                .map(rows -> byDevice(rows, row -> new ChannelView(row.getInteger("number"), Latest.of(row))));
        var relays = sql.preparedQuery(RELAYS).execute(ids).map(rows -> byDevice(rows, DeviceQueries::relay));
        var now = clock.now();
        return Future.all(channels, relays)
                .map(both -> devices.stream()
                        .map(row -> view(row, channels.result(), relays.result(), now))
                        .toList());
    }

    private static <T> Map<String, List<T>> byDevice(Iterable<Row> rows, Function<Row, T> part) {
        var parts = new HashMap<String, List<T>>();
        for (Row row : rows) {
            parts.computeIfAbsent(row.getString("device_id"), id -> new ArrayList<>())
                    .add(part.apply(row));
        }
        return parts;
    }

    private static RelayView relay(Row row) {
        return new RelayView(
                row.getInteger("relay"), row.getBoolean("closed") ? "on" : "off", Utc.instant(row, "reported_at"));
    }

    private static DeviceView view(
            Row row, Map<String, List<ChannelView>> channels, Map<String, List<RelayView>> relays, Instant now) {
        var id = row.getString("id");
        return new DeviceView(
                id,
                row.getString("home_id"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("supply"),
                row.getString("credentials"),
                row.getString("measures"),
                row.getInteger("cadence_seconds"),
                row.getInteger("grace_seconds"),
                Utc.instant(row, "created_at"),
                isOnline(row, now),
                Utc.instantOrNull(row, "last_seen_at"),
                channels.getOrDefault(id, List.of()),
                relays.getOrDefault(id, List.of()));
    }

    /** The watchdog's word where it has one; before that, whether the device spoke within its own rhythm. */
    private static boolean isOnline(Row row, Instant now) {
        var watched = row.getString("watch_state");
        if ("up".equals(watched) || "down".equals(watched)) {
            return "up".equals(watched);
        }
        var lastSeenAt = Utc.instantOrNull(row, "last_seen_at");
        if (lastSeenAt == null || Boolean.FALSE.equals(row.getBoolean("said_online"))) {
            return false;
        }
        long patience = row.getInteger("cadence_seconds") + row.getInteger("grace_seconds");
        return now.isBefore(lastSeenAt.plusSeconds(patience));
    }
}
