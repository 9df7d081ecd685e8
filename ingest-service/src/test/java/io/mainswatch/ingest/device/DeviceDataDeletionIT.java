package io.mainswatch.ingest.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.ingest.partition.PartitionKeeper;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeviceDataDeletionIT {
    private TestPlatform one;
    private TestPlatform other;
    private Registry database;
    private DeviceDataDeletion here;
    private DeviceDataDeletion there;

    @BeforeEach
    void open() {
        var clock = new ManualClock(Instant.parse("2026-03-04T12:00:00Z"));
        one = TestPlatform.open(clock, Map.of());
        other = TestPlatform.open(one.databaseUrl(), clock, Map.of());
        database = new Registry(one)
                .home("default", "UTC")
                .device("gone", "default")
                .device("kept", "default");
        Await.result(new PartitionKeeper(one.platform()).start());
        here = new DeviceDataDeletion(one.platform());
        there = new DeviceDataDeletion(other.platform());
        for (var device : new String[] {"gone", "kept"}) {
            fill(device);
        }
    }

    @AfterEach
    void close() {
        other.close();
        one.close();
    }

    @Test
    void all_that_a_device_said_goes_and_nothing_of_any_other() {
        revoke("requested", "2 minutes");

        for (int pass = 0; pass < 2; pass++) {
            Await.result(Future.all(here.sweep(), there.sweep()));
        }

        assertThat(rowsOf("gone")).isZero();
        assertThat(rowsOf("kept")).isEqualTo(25_000 + 6);
        assertThat(database.column("SELECT device_id FROM deleted_data")).containsExactly("gone");
        assertThat(database.count("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                .isZero();
    }

    @Test
    void what_arrives_between_two_passes_goes_too_before_it_is_called_done() {
        revoke("requested", "2 minutes");
        Await.result(here.sweep());
        assertThat(database.column("SELECT device_id FROM deleted_data")).isEmpty();

        database.execute("INSERT INTO heartbeat (device_id, at, source) VALUES ('gone', now(), 'ping')");
        Await.result(here.sweep());
        assertThat(database.column("SELECT device_id FROM deleted_data")).isEmpty();

        Await.result(here.sweep());
        assertThat(rowsOf("gone")).isZero();
        assertThat(database.column("SELECT device_id FROM deleted_data")).containsExactly("gone");
    }

    @Test
    void a_device_that_is_only_revoked_keeps_its_past() {
        revoke(null, "2 minutes");
        Await.result(here.sweep());
        assertThat(rowsOf("gone")).isEqualTo(25_000 + 6);
    }

    @Test
    void a_device_just_revoked_waits_until_nobody_can_have_anything_of_it_in_hand() {
        revoke("requested", "1 second");
        Await.result(here.sweep());
        assertThat(rowsOf("gone")).isEqualTo(25_000 + 6);
    }

    private void revoke(String deletion, String ago) {
        database.execute(
                "UPDATE device SET deleted_at = now() - ?::interval, data_deletion = ? WHERE id = 'gone'",
                ago,
                deletion);
    }

    private void fill(String device) {
        database.execute("INSERT INTO channel (home_id, device_id, number) VALUES ('default', ?, 1)", device);
        var channel = "(SELECT id FROM channel WHERE device_id = ?)";
        database.execute(
                "INSERT INTO reading (channel_id, taken_at) SELECT " + channel
                        + ", '2026-03-04'::timestamptz + n * interval '1 second' FROM generate_series(1, 25000) AS n",
                device);
        database.execute(
                "INSERT INTO interval_energy VALUES (" + channel + ", '2026-03-04', 1, 1, 1, 1, 1, 1)", device);
        database.execute("INSERT INTO channel_state (channel_id, taken_at) VALUES (" + channel + ", now())", device);
        database.execute("INSERT INTO heartbeat (device_id, at, source) VALUES (?, '2026-03-04', 'ping')", device);
        database.execute("INSERT INTO device_state VALUES (?, now())", device);
        database.execute(
                "INSERT INTO rejected_message (device_id, door, topic, reason, payload, bytes) VALUES (?, 'http', 't', 'r', '', 0)",
                device);
    }

    private long rowsOf(String device) {
        var channel = "(SELECT id FROM channel WHERE device_id = $1)".replace("$1", "'" + device + "'");
        return database.count("SELECT (SELECT count(*) FROM reading WHERE channel_id IN " + channel + ")"
                + " + (SELECT count(*) FROM interval_energy WHERE channel_id IN " + channel + ")"
                + " + (SELECT count(*) FROM channel_state WHERE channel_id IN " + channel + ")"
                + " + (SELECT count(*) FROM heartbeat WHERE device_id = '" + device + "')"
                + " + (SELECT count(*) FROM device_state WHERE device_id = '" + device + "')"
                + " + (SELECT count(*) FROM rejected_message WHERE device_id = '" + device + "')"
                + " + (SELECT count(*) FROM channel WHERE device_id = '" + device + "')");
    }
}
