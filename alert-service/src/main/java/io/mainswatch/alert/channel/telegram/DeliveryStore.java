package io.mainswatch.alert.channel.telegram;

import io.mainswatch.alert.sql.Instants;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sending half of the {@code delivery} table. A row is claimed by one copy; its answer is stored under the claim. */
final class DeliveryStore {
    /** Longer than any attempt may take: whoever claimed it that long ago has died. */
    static final Duration CLAIM = Duration.ofSeconds(20);

    /**
     * After this many tries, about half an hour, a message no longer holds up those after it: it may be itself what does
     * not go through. Each of them still lets it try first.
     */
    static final int PATIENT_TRIES = 12;

    /**
     * One message a second to a chat, in the order they were written, and 25 a second in all; a claim that ran out is
     * taken over as a repetition.
     */
    private static final String CLAIM_NEXT = """
            UPDATE delivery SET status = 'sending', claimed_at = $1, attempts = attempts + 1,
                uncertain = uncertain OR status = 'sending'
            WHERE id = (
                SELECT d.id FROM delivery d
                WHERE d.channel = 'telegram'
                  AND (d.status = 'pending' AND d.next_at <= $1
                       OR d.status = 'sending' AND d.claimed_at <= $2)
                  AND NOT EXISTS (
                      SELECT 1 FROM delivery e
                      WHERE e.channel = d.channel AND e.recipient = d.recipient AND e.id <> d.id
                        AND e.status IN ('pending', 'sending')
                        AND (e.status = 'sending' AND e.claimed_at > $2
                             OR e.id < d.id AND (e.attempts < $3 OR e.claimed_at < d.created_at)))
                  AND NOT EXISTS (
                      SELECT 1 FROM delivery s
                      WHERE s.status = 'sent' AND s.sent_at > $1::timestamptz - interval '1 second'
                        AND s.channel = d.channel AND s.recipient = d.recipient)
                  AND (SELECT count(*) FROM delivery r WHERE r.status = 'sent' AND r.sent_at > $1::timestamptz - interval '1 second')
                      < 25
                ORDER BY d.next_at, d.id
                LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING id, recipient, claimed_at, attempts, text, silent, uncertain, created_at,
                coalesce((SELECT b.message_id FROM delivery b
                          WHERE b.incident_id = delivery.incident_id AND b.channel = delivery.channel
                            AND b.recipient = delivery.recipient AND b.status = 'sent'
                          ORDER BY b.id LIMIT 1), 0) AS answers
            """;

    /** Claims are made one after the other: two at once could not see each other, and both would choose one chat. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock($1)";

    /** Any number that no other lock of this program uses. */
    private static final long LOCK_NUMBER = 7_301_003;

    private static final String SENT = """
            UPDATE delivery SET status = 'sent', sent_at = $3, message_id = $4, error = NULL, claimed_at = NULL
            WHERE id = $1 AND status = 'sending' AND claimed_at = $2
            """;

    /** A later message of the same story tells everything this one does. */
    private static final String RETRY = """
            UPDATE delivery d SET next_at = $3, error = $4, uncertain = uncertain OR $5,
                status = CASE WHEN EXISTS (
                    SELECT 1 FROM delivery l
                    WHERE l.incident_id = d.incident_id AND l.channel = d.channel AND l.recipient = d.recipient
                      AND l.revision > d.revision AND l.status = 'pending') THEN 'skipped' ELSE 'pending' END
            WHERE id = $1 AND status = 'sending' AND claimed_at = $2
            """;

    private static final String FAILED = """
            UPDATE delivery SET status = 'failed', error = $3, claimed_at = NULL
            WHERE id = $1 AND status = 'sending' AND claimed_at = $2
            """;

    /** What else waits for a chat that is gone will not arrive either. */
    private static final String ABANDON = """
            UPDATE delivery SET status = 'failed', error = $2
            WHERE channel = 'telegram' AND recipient = $1 AND status = 'pending'
            """;

    private static final String READDRESS = """
            UPDATE delivery d SET recipient = $2, next_at = $3, status = 'pending', claimed_at = NULL
            WHERE channel = 'telegram' AND recipient = $1 AND status IN ('pending', 'sending')
              AND NOT EXISTS (
                SELECT 1 FROM delivery o
                WHERE o.incident_id = d.incident_id AND o.phase = d.phase AND o.revision = d.revision
                  AND o.channel = d.channel AND o.recipient = $2)
            """;
    /** The new chat was linked before the old one told that it had moved: it has these messages of its own. */
    private static final String TOLD_ALREADY = """
            UPDATE delivery SET status = 'skipped', claimed_at = NULL, error = 'told to the chat under its new id'
            WHERE channel = 'telegram' AND recipient = $1 AND status IN ('pending', 'sending')
            """;

    /** Whatever else waits for a chat waits together, so that the oldest goes first again. */
    private static final String HOLD_BACK = """
            UPDATE delivery SET next_at = $2
            WHERE channel = 'telegram' AND recipient = $1 AND status = 'pending'
            """;

    private static final String NEXT = """
            SELECT min(CASE WHEN status = 'pending' THEN next_at ELSE claimed_at + $1 * interval '1 second' END) AS at
            FROM delivery WHERE status IN ('pending', 'sending')
            """;

    private static final String OLDEST = """
            SELECT min(created_at) AS at FROM delivery WHERE status IN ('pending', 'sending')
            """;

    Future<Optional<Delivery>> claim(SqlClient transaction, Instant now) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(LOCK_NUMBER))
                .compose(locked -> transaction
                        .preparedQuery(CLAIM_NEXT)
                        .execute(Tuple.of(Instants.utc(now), Instants.utc(now.minus(CLAIM)), PATIENT_TRIES)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(delivery(rows.iterator().next())));
    }

    Future<Void> sent(SqlClient sql, Delivery delivery, Instant now, long messageId) {
        return store(sql, SENT, delivery, Instants.utc(now), messageId);
    }

    Future<Void> retry(SqlClient sql, Delivery delivery, Instant at, String error, boolean uncertain) {
        return store(sql, RETRY, delivery, Instants.utc(at), error, uncertain);
    }

    Future<Void> failed(SqlClient sql, Delivery delivery, String error) {
        return store(sql, FAILED, delivery, error);
    }

    Future<Void> abandon(SqlClient sql, String recipient, String error) {
        return sql.preparedQuery(ABANDON).execute(Tuple.of(recipient, error)).mapEmpty();
    }

    /** In the transaction that moves the chat. */
    Future<Void> readdress(SqlClient sql, String from, String to, Instant now) {
        return sql.preparedQuery(READDRESS)
                .execute(Tuple.of(from, to, Instants.utc(now)))
                .compose(moved -> sql.preparedQuery(TOLD_ALREADY).execute(Tuple.of(from)))
                .mapEmpty();
    }

    Future<Void> holdBack(SqlClient sql, String recipient, Instant until) {
        return sql.preparedQuery(HOLD_BACK)
                .execute(Tuple.of(recipient, Instants.utc(until)))
                .mapEmpty();
    }

    /** When the next row wants attention. */
    Future<Optional<Instant>> next(SqlClient sql) {
        return sql.preparedQuery(NEXT)
                .execute(Tuple.of((double) CLAIM.toSeconds()))
                .map(rows ->
                        Optional.ofNullable(Instants.nullable(rows.iterator().next(), "at")));
    }

    /** Since when the oldest message waits. */
    Future<Optional<Instant>> oldest(SqlClient sql) {
        return sql.preparedQuery(OLDEST)
                .execute()
                .map(rows ->
                        Optional.ofNullable(Instants.nullable(rows.iterator().next(), "at")));
    }

    private static Future<Void> store(SqlClient sql, String statement, Delivery delivery, @Nullable Object... values) {
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(delivery.id());
        parameters.add(Instants.utc(delivery.claimedAt()));
        parameters.addAll(Arrays.asList(values));
        return sql.preparedQuery(statement).execute(Tuple.from(parameters)).mapEmpty();
    }

    private static Delivery delivery(Row row) {
        return new Delivery(
                row.getLong("id"),
                row.getString("recipient"),
                Instants.required(row, "claimed_at"),
                row.getInteger("attempts"),
                row.getString("text"),
                row.getBoolean("silent"),
                row.getLong("answers"),
                row.getBoolean("uncertain"),
                Instants.required(row, "created_at"));
    }
}
