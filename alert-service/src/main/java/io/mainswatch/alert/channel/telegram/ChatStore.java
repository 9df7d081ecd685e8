package io.mainswatch.alert.channel.telegram;

import io.mainswatch.alert.sql.Instants;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code telegram_chat} and {@code telegram_offset} tables: who is told, and how far the bot has read. */
final class ChatStore {
    private static final String FROM_SETTINGS = """
            INSERT INTO telegram_chat (chat_id, home_id, title, source, linked_at)
            SELECT chat_id, 'default', 'from the settings', 'settings', $2 FROM unnest($1::bigint[]) AS x (chat_id)
            ON CONFLICT (chat_id, home_id) DO UPDATE SET disabled_at = NULL, error = NULL
            """;

    private static final String NOT_IN_SETTINGS = """
            DELETE FROM telegram_chat WHERE source = 'settings' AND chat_id <> ALL ($1::bigint[])
            """;

    private static final String LINK = """
            INSERT INTO telegram_chat (chat_id, home_id, title, source, linked_at) VALUES ($1, $2, $3, 'linked', $4)
            ON CONFLICT (chat_id, home_id) DO UPDATE SET title = excluded.title, disabled_at = NULL, error = NULL
            """;

    private static final String HOME_NAME = "SELECT name FROM home WHERE id = $1";

    private static final String DISABLE = """
            UPDATE telegram_chat SET disabled_at = $2, error = $3 WHERE chat_id = $1 AND disabled_at IS NULL
            """;

    private static final String MOVE_AWAY = """
            DELETE FROM telegram_chat t
            WHERE chat_id = $1
              AND EXISTS (SELECT 1 FROM telegram_chat o WHERE o.chat_id = $2 AND o.home_id = t.home_id)
            """;

    private static final String MOVE = "UPDATE telegram_chat SET chat_id = $2 WHERE chat_id = $1";

    private static final String STATUS = """
            SELECT h.name, h.time_zone, coalesce(s.state, 'not-watched') AS state, s.since
            FROM telegram_chat t JOIN home h ON h.id = t.home_id LEFT JOIN supply s ON s.home_id = h.id
            WHERE t.chat_id = $1 AND t.disabled_at IS NULL
            ORDER BY h.name LIMIT 20
            """;

    private static final String OFFSET = "SELECT update_id FROM telegram_offset WHERE bot = $1";

    private static final String ADVANCE = """
            INSERT INTO telegram_offset (bot, update_id) VALUES ($1, $2)
            ON CONFLICT (bot) DO UPDATE SET update_id = greatest(telegram_offset.update_id, excluded.update_id)
            """;

    /** Brings the chats of the settings in line with what the operator wrote; a start makes them try again. */
    Future<Void> followSettings(SqlClient tx, List<Long> chats, Instant now) {
        var ids = chats.toArray(Long[]::new);
        return tx.preparedQuery(NOT_IN_SETTINGS)
                .execute(Tuple.of(ids))
                .compose(ok -> tx.preparedQuery(FROM_SETTINGS).execute(Tuple.of(ids, Instants.utc(now))))
                .mapEmpty();
    }

    /** Links a chat to a home; empty when the home is gone. Returns the home's name. */
    Future<Optional<String>> link(SqlClient sql, long chatId, String homeId, String title, Instant now) {
        return sql.preparedQuery(HOME_NAME).execute(Tuple.of(homeId)).compose(homes -> {
            if (homes.size() == 0) {
                return Future.succeededFuture(Optional.empty());
            }
            return sql.preparedQuery(LINK)
                    .execute(Tuple.of(chatId, homeId, title, Instants.utc(now)))
                    .map(Optional.of(homes.iterator().next().getString("name")));
        });
    }

    Future<Void> disable(SqlClient sql, long chatId, String error, Instant now) {
        return sql.preparedQuery(DISABLE)
                .execute(Tuple.of(chatId, Instants.utc(now), error))
                .mapEmpty();
    }

    Future<Void> move(SqlClient tx, long from, long to) {
        return tx.preparedQuery(MOVE_AWAY)
                .execute(Tuple.of(from, to))
                .compose(ok -> tx.preparedQuery(MOVE).execute(Tuple.of(from, to)))
                .mapEmpty();
    }

    /** The supply of each home the chat belongs to. */
    Future<List<HomeStatus>> status(SqlClient sql, long chatId) {
        return sql.preparedQuery(STATUS).execute(Tuple.of(chatId)).map(rows -> {
            var homes = new ArrayList<HomeStatus>();
            rows.forEach(row -> homes.add(new HomeStatus(
                    row.getString("name"),
                    row.getString("time_zone"),
                    row.getString("state"),
                    Optional.ofNullable(Instants.nullable(row, "since")))));
            return homes;
        });
    }

    Future<Long> offset(SqlClient sql, String bot) {
        return sql.preparedQuery(OFFSET)
                .execute(Tuple.of(bot))
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong("update_id"));
    }

    Future<Void> advance(SqlClient sql, String bot, long updateId) {
        return sql.preparedQuery(ADVANCE).execute(Tuple.of(bot, updateId)).mapEmpty();
    }

    /** A home's supply as it is stored. */
    record HomeStatus(String name, String zone, String state, Optional<Instant> since) {}
}
