package io.mainswatch.ingest.writer;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The {@code request_mark} table: the newest request number taken under each secret. */
final class RequestStore {
    /** In one order, so that two batches wait for each other and never for ever. A secret that is revoked meanwhile counts no more. */
    private static final String ADVANCE = """
            INSERT INTO request_mark AS mark (secret_id, device_id, boot, seq)
            SELECT given.secret_id, given.device_id, given.boot, given.seq
            FROM unnest($1::int8[], $2::text[], $3::int8[], $4::int8[]) AS given(secret_id, device_id, boot, seq)
            JOIN device_secret secret ON secret.id = given.secret_id AND secret.revoked_at IS NULL
              AND (secret.expires_at IS NULL OR secret.expires_at > now())
            JOIN device ON device.id = given.device_id AND device.deleted_at IS NULL
            ORDER BY given.secret_id
            ON CONFLICT (secret_id) DO UPDATE SET boot = excluded.boot, seq = excluded.seq, at = now()
            WHERE (mark.boot, mark.seq) < (excluded.boot, excluded.seq)
            RETURNING secret_id
            """;

    private static final String NEWEST = "SELECT boot, seq FROM request_mark WHERE secret_id = $1";

    /** Which secrets' marks were moved on; each secret may occur once. */
    Future<Set<Long>> advance(SqlClient transaction, List<Delivery> numbered) {
        if (numbered.isEmpty()) {
            return Future.succeededFuture(Set.of());
        }
        var tuple = Tuple.tuple()
                .addArrayOfLong(numbered.stream().map(Delivery::secretId).toArray(Long[]::new))
                .addArrayOfString(numbered.stream()
                        .map(delivery -> delivery.device().id())
                        .toArray(String[]::new))
                .addArrayOfLong(numbered.stream()
                        .map(delivery -> delivery.number().boot())
                        .toArray(Long[]::new))
                .addArrayOfLong(numbered.stream()
                        .map(delivery -> delivery.number().seq())
                        .toArray(Long[]::new));
        return transaction.preparedQuery(ADVANCE).execute(tuple).map(rows -> {
            var advanced = new HashSet<Long>();
            for (Row row : rows) {
                advanced.add(row.getLong("secret_id"));
            }
            return advanced;
        });
    }

    /** The newest number taken under a secret. */
    Future<Optional<RequestNumber>> newest(SqlClient sql, long secretId) {
        return sql.preparedQuery(NEWEST)
                .execute(Tuple.of(secretId))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new RequestNumber(secretId, row.getLong("boot"), row.getLong("seq"))));
    }
}
