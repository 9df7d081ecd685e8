package io.mainswatch.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UntrustedClockIT {
    @Test
    void what_comes_while_the_clock_is_wrong_is_kept_and_dated_when_it_is_right() {
        try (var site = new Site()) {
            var device = site.device();
            site.clock().jump(Duration.ofDays(-400));
            site.clock().trust(false);
            try (var client = site.connect(device)) {
                client.publishAndWait(device.topic("pzem/metrics"), "{\"power\":41}");
                client.publishAndWait(device.topic("pzem/metrics"), "{\"power\":42,\"boot\":1,\"seq\":1}");
                client.publishAndWait(device.topic("pzem/metrics"), "{\"power\":42,\"boot\":1,\"seq\":1}");
                assertThat(site.readings(device)).isZero();
                assertThat(site.database().count("SELECT count(*) FROM held_reading"))
                        .isEqualTo(3);
                site.clock().jump(Duration.ofDays(400));
                site.clock().trust(true);
                Await.until("both have a time", () -> site.readings(device) == 2);
            }
            assertThat(site.database().count("SELECT count(*) FROM held_reading"))
                    .isZero();
            assertThat(site.database()
                            .count("SELECT count(*) FROM reading WHERE taken_at BETWEEN now() - interval '1 minute'"
                                    + " AND now() + interval '1 minute'"))
                    .isEqualTo(2);
        }
    }

    @Test
    void a_time_that_proves_impossible_holds_up_no_other() {
        try (var site = new Site()) {
            var device = site.device();
            site.database().execute("""
                    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN RAISE EXCEPTION 'poison' USING ERRCODE = 'P0001'; END $$
                    """);
            site.database().execute("""
                    CREATE TRIGGER poison BEFORE INSERT ON reading FOR EACH ROW WHEN (NEW.power_watts = 666)
                    EXECUTE FUNCTION refuse()
                    """);
            site.clock().jump(Duration.ofDays(-400));
            site.clock().trust(false);
            var newYear2099 = Instant.parse("2099-01-01T00:00:00Z").toEpochMilli();
            var aQuarterAgo = Instant.now().minus(Duration.ofDays(100)).toEpochMilli();
            try (var client = site.connect(device)) {
                client.publishAndWait(device.topic("pzem/metrics"), "{\"power\":1,\"ts\":" + newYear2099 + "}");
                client.publishAndWait(device.topic("pzem/metrics"), "{\"power\":2}");
                client.publishAndWait(device.topic("pzem/metrics"), "{\"power\":666}");
                client.publishAndWait(device.topic("pzem/metrics"), "{\"power\":3,\"ts\":" + aQuarterAgo + "}");
                assertThat(site.database().count("SELECT count(*) FROM held_reading"))
                        .isEqualTo(4);
                site.clock().jump(Duration.ofDays(400));
                site.clock().trust(true);
                Await.until("the good ones have a time", () -> site.readings(device) == 2);
                Await.until("nothing waits", () -> site.database().count("SELECT count(*) FROM held_reading") == 0);
            }
        }
    }
}
