package io.mainswatch.dashboard.api;

import io.mainswatch.dashboard.http.Cursor;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The chats that get a home's messages. */
final class ChatQueries {
    private static final String LIST = """
            SELECT chat_id, title, source, linked_at, disabled_at, error FROM telegram_chat
            WHERE home_id = $1 AND ($2::timestamptz IS NULL OR (linked_at, chat_id::text) > ($2, $3))
            ORDER BY linked_at, chat_id::text
            LIMIT $4
            """;

    private final SqlClient sql;

    ChatQueries(SqlClient sql) {
        this.sql = sql;
    }

    /** @param error why nothing can be sent there any more, or null */
    record Chat(
            String id,
            String title,
            String source,
            Instant linkedAt,
            @Nullable Instant disabledAt,
            @Nullable String error) {}

    /** In the order in which they joined. */
    Future<List<Chat>> list(String homeId, Optional<Cursor> after, int limit) {
        return sql.preparedQuery(LIST)
                .execute(Tuple.of(
                        homeId,
                        after.map(cursor -> Utc.of(cursor.instant())).orElse(null),
                        after.map(Cursor::id).orElse(""),
                        limit))
                .map(rows -> rows.stream().map(ChatQueries::chat).toList());
    }

    private static Chat chat(Row row) {
        return new Chat(
                Long.toString(row.getLong("chat_id")),
                row.getString("title"),
                row.getString("source"),
                Utc.instant(row, "linked_at"),
                Utc.instantOrNull(row, "disabled_at"),
                row.getString("error"));
    }
}
