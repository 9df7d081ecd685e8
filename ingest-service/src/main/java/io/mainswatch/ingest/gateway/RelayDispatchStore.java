package io.mainswatch.ingest.gateway;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** The {@code relay_dispatch} table: each command is handed to its device at most once, whoever raced for it. */
final class RelayDispatchStore {
    private static final String WAITING = """
            SELECT command.id, device_id, relay, closed FROM relay_command AS command
            JOIN mqtt_session AS session ON session.client_id = device_id
             AND session.gateway = $1 AND session.closed_at IS NULL
            WHERE status = 'queued' AND expires_at > now()
              AND NOT EXISTS (SELECT FROM relay_dispatch WHERE command_id = command.id)
            ORDER BY requested_at, command.id LIMIT 1000
            """;

    /** Both rows are held: neither may a newer session open nor the command be ended while it is handed over. */
    private static final String CLAIM = """
            INSERT INTO relay_dispatch (command_id, device_id, gateway, session_epoch, arrival)
            SELECT command.id, command.device_id, $3, session.epoch, $4
            FROM relay_command AS command
            JOIN mqtt_session AS session ON session.client_id = command.device_id
            WHERE command.id = $1 AND command.status = 'queued' AND command.expires_at > now()
              AND session.epoch = $2 AND session.closed_at IS NULL
            FOR SHARE OF session, command
            ON CONFLICT (command_id) DO NOTHING
            """;

    private final String gateway;

    RelayDispatchStore(String gateway) {
        this.gateway = gateway;
    }

    /** @param closed true: switch on */
    record Command(String id, String deviceId, int relay, boolean closed) {}

    /** Commands for devices connected here that nobody has sent yet, the oldest first: no absent device holds them up. */
    Future<List<Command>> waiting(SqlClient sql) {
        return sql.preparedQuery(WAITING).execute(Tuple.of(gateway)).map(rows -> {
            List<Command> commands = new ArrayList<>();
            rows.forEach(row -> commands.add(new Command(
                    row.getString("id"), row.getString("device_id"), row.getShort("relay"), row.getBoolean("closed"))));
            return commands;
        });
    }

    /** Whether it is ours to send: not expired, not sent, and the session still the device's newest. */
    Future<Boolean> claim(SqlClient sql, String commandId, long epoch, long arrival) {
        return sql.preparedQuery(CLAIM)
                .execute(Tuple.of(commandId, epoch, gateway, arrival))
                .map(rows -> rows.rowCount() == 1);
    }
}
