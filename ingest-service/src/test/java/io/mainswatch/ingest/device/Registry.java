package io.mainswatch.ingest.device;

import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.testing.TestPlatform;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Registers homes and devices straight in the database, as dashboard-service would, but tells no one. */
public final class Registry {
    private final TestPlatform platform;

    public Registry(TestPlatform platform) {
        this.platform = platform;
    }

    public Registry home(String id, String zone) {
        execute("INSERT INTO home (id, name, time_zone, currency) VALUES (?, ?, ?, 'EUR')", id, id, zone);
        return this;
    }

    public Registry device(String id, String home) {
        return device(id, home, 30);
    }

    public Registry device(String id, String home, int cadenceSeconds) {
        execute("""
                INSERT INTO device (id, home_id, name, kind, supply, credentials, cadence_seconds, grace_seconds)
                VALUES (?, ?, ?, 'meter', 'mains', 'secret', ?, 15)
                """, id, home, id, cadenceSeconds);
        return this;
    }

    /** Adds a secret and returns it. */
    public String secret(String deviceId) {
        var secret = Secrets.random();
        execute(
                "INSERT INTO device_secret (device_id, kind, sealed, secret_hash) VALUES (?, 'secret', ?, ?)",
                deviceId,
                platform.platform().secrets().seal(deviceId, secret),
                Secrets.sha256(secret));
        return secret;
    }

    /** Adds a ping key and returns it. */
    public String pingKey(String deviceId) {
        var key = Secrets.random();
        execute(
                "INSERT INTO device_secret (device_id, kind, key_hash) VALUES (?, 'ping', ?)",
                deviceId,
                Secrets.sha256(key));
        return key;
    }

    public synchronized void execute(String sql, Object... parameters) {
        try (var statement = platform.connection().prepareStatement(sql)) {
            fill(statement, parameters);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of every row. */
    public synchronized List<Object> column(String sql, Object... parameters) {
        try (var statement = platform.connection().prepareStatement(sql)) {
            fill(statement, parameters);
            var values = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getObject(1));
                }
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public long count(String sql, Object... parameters) {
        return ((Number) column(sql, parameters).get(0)).longValue();
    }

    private static void fill(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
