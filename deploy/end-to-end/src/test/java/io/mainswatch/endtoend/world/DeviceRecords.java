package io.mainswatch.endtoend.world;

import io.mainswatch.common.config.DatabaseUrl;
import io.mainswatch.common.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What PostgreSQL holds of a device that numbers its records, read past every service. */
public final class DeviceRecords {
    private static final String READINGS = """
            SELECT reading.seq, reading.boot, reading.taken_at, reading.energy_wh
            FROM reading JOIN channel ON channel.id = reading.channel_id
            WHERE channel.device_id = ? AND reading.seq IS NOT NULL
            """;

    private static final String NEWEST_REQUEST = "SELECT max(boot) FROM request_mark WHERE device_id = ?";

    private static final String RECEIVED = """
            SELECT (int8multirange(int8range(1, ? + 1)) - coalesce(range_agg(part), '{}'))::text
            FROM record_mark, unnest(received + lost) AS part
            WHERE device_id = ?
            """;

    private static final String LOST = """
            SELECT coalesce(sum(upper(part) - lower(part)), 0)::int8 FROM record_mark, unnest(lost * ?::int8multirange) AS part
            WHERE device_id = ?
            """;

    private final DatabaseUrl url;
    private final String deviceId;
    private final TreeMap<Long, Reading> bySeq = new TreeMap<>();
    private final List<Long> twice = new ArrayList<>();

    private DeviceRecords(DatabaseUrl url, String deviceId) {
        this.url = url;
        this.deviceId = deviceId;
    }

    /** One row; {@code seq} is the newest number it covers. */
    public record Reading(long seq, long boot, Instant takenAt, long energyWattHours) {}

    public static DeviceRecords of(DatabaseUrl url, String deviceId) {
        var records = new DeviceRecords(url, deviceId);
        try (var connection = TestDatabase.connect(url)) {
            records.read(connection);
            return records;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void read(Connection connection) throws SQLException {
        var asked = connection.prepareStatement(READINGS);
        asked.setString(1, deviceId);
        var rows = asked.executeQuery();
        while (rows.next()) {
            var taken = rows.getObject(3, OffsetDateTime.class).toInstant();
            var reading = new Reading(rows.getLong(1), rows.getLong(2), taken, Math.round(rows.getDouble(4)));
            if (bySeq.put(reading.seq(), reading) != null) {
                twice.add(reading.seq());
            }
        }
    }

    public TreeMap<Long, Reading> bySeq() {
        return bySeq;
    }

    public List<Long> twice() {
        return twice;
    }

    /** The newest number, 0 while there is none. */
    public long newest() {
        return bySeq.isEmpty() ? 0 : bySeq.lastKey();
    }

    /** Under which start the device sent the newest request it signed; 0 before the first. */
    public static long newestRequest(DatabaseUrl url, String deviceId) {
        try (var connection = TestDatabase.connect(url)) {
            var asked = connection.prepareStatement(NEWEST_REQUEST);
            asked.setString(1, deviceId);
            var row = asked.executeQuery();
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** How many of these numbers the device has declared lost. */
    public long lost(long from, long to) {
        try (var connection = TestDatabase.connect(url)) {
            var asked = connection.prepareStatement(LOST);
            asked.setString(1, "{[" + from + "," + to + "]}");
            asked.setString(2, deviceId);
            var row = asked.executeQuery();
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Numbers up to this one that count as not received, as PostgreSQL writes ranges; none is {@code {}}. */
    public String missing(long upTo) {
        try (var connection = TestDatabase.connect(url)) {
            var asked = connection.prepareStatement(RECEIVED);
            asked.setLong(1, upTo);
            asked.setString(2, deviceId);
            var row = asked.executeQuery();
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
