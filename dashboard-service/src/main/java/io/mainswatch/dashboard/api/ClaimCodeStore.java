package io.mainswatch.dashboard.api;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code claim_code} table as people use it. A code itself is never in it, only its keyed digest. */
final class ClaimCodeStore {
    private static final String COLUMNS = """
            id, home_id, coalesce(used_device_id, device_id) AS device_id, name, kind, supply, created_at, expires_at,
            used_at, CASE WHEN used_at IS NOT NULL THEN 'used' WHEN revoked_at IS NOT NULL THEN 'revoked'
                          WHEN expires_at <= $1 THEN 'expired' ELSE 'open' END AS status
            """;

    private static final String INSERT = """
            INSERT INTO claim_code (created_at, home_id, digest, device_id, name, kind, supply, cadence_seconds,
                                    grace_seconds, created_by, expires_at)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
            WHERE NOT EXISTS (SELECT FROM device WHERE id = $4
                              AND (home_id <> $2 OR deleted_at IS NOT NULL AND data_deletion IS NOT NULL))
            RETURNING %s
            """.formatted(COLUMNS);

    private static final String LIST = """
            SELECT %s FROM claim_code
            WHERE ($2::text[] IS NULL OR home_id = ANY($2)) AND ($3::text IS NULL OR home_id = $3) AND id < $4
            ORDER BY id DESC
            LIMIT $5
            """.formatted(COLUMNS);

    private static final String HOME = "SELECT home_id FROM claim_code WHERE id = $1";

    private static final String REVOKE = """
            UPDATE claim_code SET revoked_at = coalesce(revoked_at, $2) WHERE id = $1 AND used_at IS NULL
            """;

    private final SqlClient sql;

    ClaimCodeStore(SqlClient sql) {
        this.sql = sql;
    }

    /** Fails as a conflict when the id it is to give belongs to another home's device. */
    Future<ClaimCodeView> insert(NewClaimCode claim, String homeId, byte[] digest, String requester, Instant now) {
        var values = Tuple.from(Arrays.asList(
                Utc.of(now),
                homeId,
                Buffer.buffer(digest),
                claim.deviceId().orElse(null),
                claim.name().orElse(null),
                claim.kind().wire(),
                claim.supply().wire(),
                claim.rhythm().cadenceSeconds(),
                claim.rhythm().graceSeconds(),
                requester,
                Utc.of(now.plus(claim.validFor()))));
        return sql.preparedQuery(INSERT)
                .execute(values)
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(ClaimCodeStore::view)
                        .orElseThrow(() ->
                                Failure.conflict("the id " + claim.deviceId().orElse("") + " is taken")));
    }

    /** Newest first, before one of them. */
    Future<List<ClaimCodeView>> list(
            String @Nullable [] homes, @Nullable String home, long before, int limit, Instant now) {
        return sql.preparedQuery(LIST)
                .execute(Tuple.of(Utc.of(now), homes, home, before, limit))
                .map(rows -> rows.stream().map(ClaimCodeStore::view).toList());
    }

    Future<Optional<String>> home(long id) {
        return sql.preparedQuery(HOME)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(row -> row.getString("home_id")));
    }

    /** False when it is used already. */
    Future<Boolean> revoke(long id, Instant now) {
        return sql.preparedQuery(REVOKE).execute(Tuple.of(id, Utc.of(now))).map(rows -> rows.rowCount() == 1);
    }

    private static ClaimCodeView view(Row row) {
        return new ClaimCodeView(
                Long.toString(row.getLong("id")),
                row.getString("home_id"),
                row.getString("status"),
                row.getString("device_id"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("supply"),
                Utc.instant(row, "created_at"),
                Utc.instant(row, "expires_at"),
                Utc.instantOrNull(row, "used_at"));
    }
}
