package io.mainswatch.relay;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.RelayRequest;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestPlatform;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Writes the rows that other services would write: homes, people, and what a gateway does with a command. */
final class Household {
    private final TestPlatform test;

    Household(TestPlatform test) {
        this.test = test;
    }

    void home(String id) {
        run("INSERT INTO home (id, name, time_zone, currency) VALUES ($1, $1, 'UTC', 'EUR')", id);
    }

    void device(String id, String homeId) {
        run(
                "INSERT INTO device (id, home_id, name, kind, supply, credentials, cadence_seconds, grace_seconds)"
                        + " VALUES ($1, $2, $1, 'meter', 'mains', 'secret', 30, 15)",
                id,
                homeId);
    }

    String user(String name, boolean administrator) {
        return "user:"
                + number(
                        "INSERT INTO app_user (name, password_hash, administrator) VALUES ($1, '', $2) RETURNING id",
                        name,
                        administrator);
    }

    void member(String user, String homeId, String role) {
        run("INSERT INTO home_member VALUES ($1, $2, $3)", idOf(user), homeId, role);
    }

    String token(String name, String homeId, String user, String role) {
        return "token:"
                + number(
                        "INSERT INTO api_token (home_id, user_id, name, role, prefix, token_hash)"
                                + " VALUES ($1, $2, $3, $4, 'mw_', sha256($3::text::bytea)) RETURNING id",
                        homeId,
                        user == null ? null : idOf(user),
                        name,
                        role);
    }

    void revoke(String token) {
        run("UPDATE api_token SET revoked_at = now() WHERE id = $1", idOf(token));
    }

    void session(String deviceId, long epoch) {
        run(
                "INSERT INTO mqtt_session (client_id, epoch, gateway) VALUES ($1, $2, 'g')"
                        + " ON CONFLICT (client_id) DO UPDATE SET epoch = $2, closed_at = NULL",
                deviceId,
                epoch);
    }

    void dispatch(String commandId, String deviceId, long epoch, long arrival, Instant at) {
        run(
                "INSERT INTO relay_dispatch VALUES ($1, $2, 'g', $3, $4, $5)",
                commandId,
                deviceId,
                epoch,
                arrival,
                at.atOffset(ZoneOffset.UTC));
    }

    void report(String deviceId, int relay, boolean closed, long epoch, long arrival, Instant at) {
        run(
                "INSERT INTO relay_report (device_id, relay, closed, session_epoch, arrival, reported_at)"
                        + " VALUES ($1, $2, $3, $4, $5, $6)",
                deviceId,
                relay,
                closed,
                epoch,
                arrival,
                at.atOffset(ZoneOffset.UTC));
    }

    /** The command's id. */
    String request(String deviceId, int relay, String state, int seconds, String requester) {
        return Await.result(ask(new RelayRequest(deviceId, relay, state, seconds, requester)));
    }

    Future<String> ask(RelayRequest request) {
        return test.platform()
                .bus()
                .ask(Addresses.RELAY_REQUEST, request, Duration.ofSeconds(10))
                .map(Addresses.RelayRequestAccepted::commandId);
    }

    JsonObject command(String id) {
        var sql = "SELECT status, reason, requested_by, sent_at, ended_at FROM relay_command WHERE id = $1";
        return Await.result(test.platform()
                .database()
                .pool()
                .preparedQuery(sql)
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next().toJson()));
    }

    void awaitStatus(String id, String status) {
        Await.until(id + " " + status, () -> status.equals(command(id).getString("status")));
    }

    long count(String sql, Object... values) {
        return number(sql, values);
    }

    void run(String sql, Object... values) {
        Await.result(test.platform().database().pool().preparedQuery(sql).execute(Tuple.from(values)));
    }

    private long number(String sql, Object... values) {
        return Await.result(test.platform()
                .database()
                .pool()
                .preparedQuery(sql)
                .execute(Tuple.from(values))
                .map(rows -> rows.iterator().next().getLong(0)));
    }

    private static Long idOf(String requester) {
        return Long.valueOf(requester.substring(requester.indexOf(':') + 1));
    }
}
