package io.mainswatch.ingest.rejected;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.ingest.device.Registry;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RejectedMessagesIT {
    private TestPlatform one;
    private TestPlatform other;
    private Registry database;
    private RejectedMessages here;
    private RejectedMessages there;

    @BeforeEach
    void open() {
        one = TestPlatform.open();
        other = TestPlatform.open(one.databaseUrl(), new ManualClock().followingTheMachine(), Map.of());
        database = new Registry(one);
        here = new RejectedMessages(one.platform());
        there = new RejectedMessages(other.platform());
    }

    @AfterEach
    void close() {
        other.close();
        one.close();
    }

    @Test
    void what_is_kept_shows_who_where_and_why() {
        keep(here, "default", "m1", "http", "/v1/readings", "powerWatts: 1e99", Buffer.buffer("{\"powerWatts\":1e99}"));
        Await.result(here.flush());

        assertThat(database.column("""
                        SELECT concat_ws('|', home_id, device_id, door, topic, reason, convert_from(payload, 'UTF8'), bytes)
                        FROM rejected_message
                        """))
                .containsExactly("default|m1|http|/v1/readings|powerWatts: 1e99|{\"powerWatts\":1e99}|19");
    }

    @Test
    void it_is_stored_soon_without_being_asked() {
        Await.result(here.start());
        keep(here, "default", "m1", "http", "/energy", "why", Buffer.buffer());
        Await.until("stored", () -> database.count("SELECT count(*) FROM rejected_message") == 1);
    }

    @Test
    void a_payload_is_cut_at_a_kilobyte_and_its_length_remembered() {
        keep(here, "default", "m1", "mqtt", "dev/m1/heartbeat", "too large", Buffer.buffer("x".repeat(70_000)));
        Await.result(here.flush());

        assertThat(database.count("SELECT octet_length(payload) FROM rejected_message"))
                .isEqualTo(1_024);
        assertThat(database.count("SELECT bytes FROM rejected_message")).isEqualTo(70_000);
    }

    @Test
    void a_device_gets_a_hundred_rows_an_hour_over_all_copies_and_harms_no_other() {
        for (int i = 0; i < 150; i++) {
            keep(here, "default", "noisy", "mqtt", "t", "why " + i, Buffer.buffer());
            keep(there, "default", "noisy", "mqtt", "t", "why " + i, Buffer.buffer());
            keep(here, "default", "quiet-" + i % 3, "mqtt", "t", "why " + i, Buffer.buffer());
        }
        Await.result(here.flush());
        Await.result(there.flush());

        assertThat(database.count("SELECT count(*) FROM rejected_message WHERE device_id = 'noisy'"))
                .isEqualTo(100);
        assertThat(database.count("SELECT count(*) FROM rejected_message WHERE device_id LIKE 'quiet%'"))
                .isEqualTo(150);
        assertThat(counted()).isEqualTo(300);
    }

    @Test
    void strangers_share_one_budget() {
        for (int i = 0; i < 150; i++) {
            keep(here, null, null, "http", "/ping/guess" + i, "no such ping key", Buffer.buffer());
        }
        Await.result(here.flush());
        Await.result(here.flush());

        assertThat(database.count("SELECT count(*) FROM rejected_message")).isEqualTo(100);
    }

    @Test
    void the_oldest_make_room_by_number_and_by_bytes() {
        fill(RejectedMessageStore.MOST_ROWS, 10);
        keep(here, "default", "m1", "http", "/energy", "newest", Buffer.buffer());
        Await.result(here.flush());
        assertThat(database.count("SELECT count(*) FROM rejected_message")).isEqualTo(RejectedMessageStore.MOST_ROWS);
        assertThat(database.count("SELECT min(id) FROM rejected_message")).isEqualTo(2);

        database.execute("DELETE FROM rejected_message");
        fill(17_000, 1_000);
        keep(here, "default", "m1", "http", "/energy", "newest", Buffer.buffer());
        Await.result(here.flush());
        assertThat(database.count("SELECT sum(octet_length(payload)) FROM rejected_message"))
                .isLessThanOrEqualTo(RejectedMessageStore.MOST_BYTES)
                .isGreaterThan(RejectedMessageStore.MOST_BYTES - 100_000L);
        assertThat(database.count("SELECT count(*) FROM rejected_message WHERE reason = 'newest'"))
                .isEqualTo(1);
    }

    @Test
    void people_are_told_once_a_home_however_many_there_are() {
        for (int i = 0; i < 50; i++) {
            keep(here, "red", "m1", "mqtt", "t", "why", Buffer.buffer());
            keep(here, "blue", "m2", "mqtt", "t", "why", Buffer.buffer());
            keep(here, null, null, "mqtt", "t", "why", Buffer.buffer());
        }
        Await.result(here.flush());

        assertThat(database.column("SELECT home_id || kind FROM change ORDER BY 1"))
                .containsExactly("bluerejected", "redrejected");
    }

    @Test
    void no_text_a_device_can_send_makes_the_row_impossible() {
        keep(here, "default", "m1", "mqtt", "to\0pic", "rea\0son \uD83D", Buffer.buffer(new byte[] {0, -1, 7}));
        keep(here, "default", "m1", "mqtt", "y".repeat(70_000), "z".repeat(70_000), Buffer.buffer());
        Await.result(here.flush());

        assertThat(database.count("SELECT count(*) FROM rejected_message")).isEqualTo(2);
    }

    @Test
    void while_the_database_is_gone_messages_wait_within_bounds_and_nobody_notices() {
        Await.result(one.platform().database().close());
        for (int i = 0; i < 10_000; i++) {
            keep(
                    here,
                    "default",
                    "m" + i,
                    "mqtt",
                    "t",
                    "why",
                    Buffer.buffer("x".repeat(2_000).getBytes(UTF_8)));
        }
        Await.result(here.flush());
        assertThat(counted()).isEqualTo(10_000);
    }

    private void fill(int rows, int bytes) {
        database.execute("ALTER TABLE rejected_message ALTER COLUMN id RESTART");
        database.execute("""
                INSERT INTO rejected_message (home_id, device_id, door, topic, reason, payload, bytes, at)
                SELECT 'default', 'm' || n, 'http', 't', 'r', convert_to(repeat('x', ?), 'UTF8'), 1, now() - interval '1 day'
                FROM generate_series(1, ?) AS n
                """, bytes, rows);
    }

    private double counted() {
        return one.platform().metrics().find("mainswatch_rejected_messages").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static void keep(
            RejectedMessages messages,
            @Nullable String home,
            @Nullable String device,
            String door,
            String topic,
            String reason,
            Buffer payload) {
        var sender = new RejectedMessages.Sender(home, device, true);
        messages.keep(sender, door, topic, reason, payload, payload.length());
    }

    @Test
    void who_only_claims_to_be_a_device_does_not_crowd_out_its_own_mistakes() {
        var claim = new RejectedMessages.Sender("default", "claimed", false);
        for (int i = 0; i < 200; i++) {
            here.keep(claim, "mqtt", "CONNECT", "password", Buffer.buffer(), 0);
        }
        keep(here, "default", "claimed", "mqtt", "t", "its own", Buffer.buffer("x"));
        Await.result(here.flush());

        assertThat(database.count("SELECT count(*) FROM rejected_message WHERE device_id = 'claimed'"))
                .isEqualTo(21);
    }
}
