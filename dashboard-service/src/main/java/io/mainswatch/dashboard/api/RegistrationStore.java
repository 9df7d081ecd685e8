package io.mainswatch.dashboard.api;

import io.mainswatch.common.bus.Addresses.DeviceRegistered;
import io.mainswatch.common.db.Database;
import io.mainswatch.common.db.Journal;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/** The {@code claim_code} table as devices use it: a claim and what it makes are one transaction. */
final class RegistrationStore {
    /** A claim may be repeated by the same hardware as long as nothing was heard under the secret it got: the answer was lost. */
    private static final String CLAIM = """
            SELECT c.id, c.home_id, c.device_id, c.name, c.kind, c.supply, c.cadence_seconds, c.grace_seconds,
                   c.expires_at, c.revoked_at, c.used_mac, c.used_device_id, r.mac, r.appliance_name, r.account,
                   h.billing_account,
                   NOT EXISTS (SELECT FROM request_mark WHERE secret_id = c.secret_id)
                   AND NOT EXISTS (SELECT FROM device_state WHERE device_id = c.used_device_id AND last_seen_at > c.used_at)
                   AS unheard
            FROM registration r
            JOIN claim_code c ON c.digest = r.digest
            JOIN home h ON h.id = c.home_id
            WHERE r.id = $1
            FOR UPDATE OF c
            """;

    /** The device that this hardware is in the home already, or that it is to take the place of. */
    private static final String EXISTING = """
            SELECT id FROM device
            WHERE home_id = $1 AND deleted_at IS NULL AND (mac = $2 OR id = $3)
            ORDER BY id = $3 DESC
            FOR UPDATE
            """;

    private static final String LET_GO = "UPDATE device SET mac = NULL WHERE home_id = $1 AND mac = $2 AND id <> $3";

    private static final String USE = """
            UPDATE claim_code SET used_at = $2, used_mac = $3, used_device_id = $4, secret_id = $5 WHERE id = $1
            """;

    private final Database database;
    private final DeviceKeys keys;

    RegistrationStore(Database database, DeviceKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** What was made, and where. */
    record Made(DeviceRegistered device, String homeId) {}

    /** Fails as unknown when there is no such claim code, else as {@link Claimed#judge} says. */
    Future<Made> register(String registrationId, Instant now) {
        return database.transaction(transaction -> transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(registrationId))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> judged(row, now))
                        .orElseThrow(() -> Failure.unknown("no such claim code")))
                .compose(claimed ->
                        device(transaction, claimed, now).compose(id -> finish(transaction, claimed, id, now))));
    }

    private static Claimed judged(Row row, Instant now) {
        Claimed.judge(row, now);
        return Claimed.of(row);
    }

    private static Future<String> device(SqlConnection transaction, Claimed claimed, Instant now) {
        var wanted = claimed.usedDeviceId() != null ? claimed.usedDeviceId() : claimed.wantedId();
        return transaction
                .preparedQuery(EXISTING)
                .execute(Tuple.of(claimed.homeId(), claimed.mac(), wanted))
                .compose(rows -> {
                    var known = rows.stream().findFirst().map(row -> row.getString("id"));
                    if (known.isPresent() && (wanted == null || wanted.equals(known.get()))) {
                        return Future.succeededFuture(known.get());
                    }
                    return wanted != null
                            ? add(transaction, claimed, wanted, now)
                            : add(transaction, claimed, claimed.shortId(), now)
                                    .recover(taken -> add(transaction, claimed, claimed.longId(), now));
                });
    }

    private static Future<String> add(SqlConnection transaction, Claimed claimed, String id, Instant now) {
        return DeviceStore.add(transaction, claimed.device(id), claimed.homeId(), now)
                .compose(added -> added
                        ? Future.succeededFuture(id)
                        : Future.failedFuture(Failure.conflict("the id " + id + " is taken")));
    }

    private Future<Made> finish(SqlConnection transaction, Claimed claimed, String id, Instant now) {
        var secret = keys.secret(id);
        return transaction
                .preparedQuery(LET_GO)
                .execute(Tuple.of(claimed.homeId(), claimed.mac(), id))
                .compose(done -> DeviceStore.setMac(transaction, id, claimed.mac()))
                .compose(done -> DeviceSecretStore.replace(transaction, id, secret, now))
                .compose(secretId -> transaction
                        .preparedQuery(USE)
                        .execute(Tuple.of(claimed.claimId(), Utc.of(now), claimed.mac(), id, secretId))
                        .compose(used -> Journal.add(transaction, claimed.homeId(), Journal.Kind.DEVICE, id))
                        .map(noted -> new Made(new DeviceRegistered(id, secretId), claimed.homeId())));
    }
}
