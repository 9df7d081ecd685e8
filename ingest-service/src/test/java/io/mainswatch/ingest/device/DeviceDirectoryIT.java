package io.mainswatch.ingest.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.DeviceChanged;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against real PostgreSQL. Nothing here tells the bus unless it says so: changes are found by sweeping. */
class DeviceDirectoryIT {
    private static ManualClock clock;
    private static TestPlatform one;
    private static TestPlatform other;
    private static Registry registry;
    private static DeviceDirectory here;
    private static DeviceDirectory there;
    private static final Set<String> REVOKED_HERE = ConcurrentHashMap.newKeySet();
    private static final Set<String> REVOKED_THERE = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void open() {
        clock = new ManualClock().followingTheMachine();
        one = TestPlatform.open(clock, Map.of());
        other = TestPlatform.open(one.databaseUrl(), clock, Map.of());
        registry = new Registry(one).home("default", "Europe/Berlin");
        here = new DeviceDirectory(one.platform());
        there = new DeviceDirectory(other.platform());
        here.onRevoked(REVOKED_HERE::add);
        there.onRevoked(REVOKED_THERE::add);
        Await.result(Future.all(here.start(), there.start()));
    }

    @AfterAll
    static void close() {
        other.close();
        one.close();
    }

    @Test
    void finds_a_device_with_its_home_and_zone() {
        registry.device("found", "default");

        assertThat(Await.result(here.find("found")))
                .contains(new KnownDevice("found", "default", false, ZoneId.of("Europe/Berlin")));
        assertThat(Await.result(here.find("nobody"))).isEmpty();
    }

    @Test
    void accepts_each_of_several_secrets_and_no_other() {
        registry.device("rotating", "default");
        var old = registry.secret("rotating");
        var fresh = registry.secret("rotating");
        var device = Await.result(here.find("rotating")).orElseThrow();

        assertThat(Await.result(here.hasSecret(device, old))).isTrue();
        assertThat(Await.result(here.hasSecret(device, fresh))).isTrue();
        assertThat(Await.result(here.hasSecret(device, fresh + "x"))).isFalse();
        assertThat(Await.result(here.hasSecret(device, ""))).isFalse();
        assertThat(Await.result(here.hasSecret(device, "x".repeat(100_000)))).isFalse();
        assertThat(Await.result(here.findBySecret(fresh))).contains(device);
        assertThat(Await.result(here.findBySecret("guessed"))).isEmpty();
    }

    @Test
    void a_secret_sealed_for_another_device_opens_nothing() {
        registry.device("victim", "default").device("thief", "default");
        var secret = Secrets.random();
        registry.execute(
                "INSERT INTO device_secret (device_id, kind, sealed, secret_hash) VALUES ('victim', 'secret', ?, ?)",
                one.platform().secrets().seal("thief", secret),
                Secrets.sha256(secret));

        assertThat(Await.result(here.findBySecret(secret))).isEmpty();
    }

    @Test
    void a_secret_stops_working_when_its_time_is_over() {
        registry.device("expiring", "default");
        var secret = registry.secret("expiring");
        registry.execute(
                "UPDATE device_secret SET expires_at = now() + interval '1 hour' WHERE device_id = 'expiring'");
        var device = Await.result(here.find("expiring")).orElseThrow();
        assertThat(Await.result(here.hasSecret(device, secret))).isTrue();

        clock.advance(Duration.ofMinutes(61));

        assertThat(Await.result(here.hasSecret(device, secret))).isFalse();
    }

    @Test
    void a_ping_key_leads_to_its_device_and_is_no_secret() {
        registry.device("phone", "default");
        var key = registry.pingKey("phone");

        assertThat(Await.result(here.findByPingKey(key)).map(KnownDevice::id)).contains("phone");
        assertThat(Await.result(here.findBySecret(key))).isEmpty();
        assertThat(Await.result(here.findByPingKey("guessed"))).isEmpty();
    }

    @Test
    void two_copies_see_a_revocation_although_nobody_tells_them() {
        registry.device("stolen", "default");
        var secret = registry.secret("stolen");
        assertThat(Await.result(here.findBySecret(secret))).isPresent();
        assertThat(Await.result(there.findBySecret(secret))).isPresent();

        registry.execute("UPDATE device SET deleted_at = now() WHERE id = 'stolen'");

        Await.until("here", () -> here.find("stolen"), Optional::isEmpty);
        Await.until("there", () -> there.findBySecret(secret), Optional::isEmpty);
        Await.until("told", () -> REVOKED_HERE.contains("stolen") && REVOKED_THERE.contains("stolen"));
    }

    @Test
    void a_withdrawn_secret_revokes_and_an_added_one_does_not() {
        registry.device("careful", "default");
        var first = registry.secret("careful");
        assertThat(Await.result(there.findBySecret(first))).isPresent();

        var second = registry.secret("careful");
        Await.until("the added secret", () -> there.findBySecret(second), Optional::isPresent);
        assertThat(REVOKED_THERE).doesNotContain("careful");

        registry.execute("UPDATE device_secret SET revoked_at = now() WHERE secret_hash = ?", Secrets.sha256(first));
        Await.until("the withdrawn secret", () -> there.findBySecret(first), Optional::isEmpty);
        Await.until("told", () -> REVOKED_THERE.contains("careful"));
        assertThat(Await.result(there.findBySecret(second))).isPresent();
    }

    @Test
    void a_fact_is_enough() {
        registry.device("announced", "default");
        assertThat(Await.result(here.find("announced"))).isPresent();
        registry.execute("UPDATE device SET deleted_at = now() WHERE id = 'announced'");

        one.platform().bus().announce(Addresses.DEVICE_CHANGED, new DeviceChanged("announced"));

        Await.until("dropped", () -> here.find("announced"), Optional::isEmpty);
    }

    @Test
    void ten_thousand_devices_that_return_at_once_are_all_found() {
        registry.execute("""
                INSERT INTO device (id, home_id, name, kind, supply, credentials, cadence_seconds, grace_seconds)
                SELECT 'mass-' || n, 'default', 'mass', 'meter', 'mains', 'secret', 30, 15
                FROM generate_series(1, 10000) AS n
                """);

        var found = Await.result(Future.all(IntStream.rangeClosed(1, 10_000)
                .mapToObj(n -> there.find("mass-" + n))
                .toList()));

        assertThat(found.<Optional<KnownDevice>>list()).allMatch(Optional::isPresent);
    }

    @Test
    void without_the_database_the_answer_is_not_no_but_not_now() {
        var alone = TestPlatform.open();
        var directory = new DeviceDirectory(alone.platform());
        Await.result(alone.platform().database().close());

        assertThat(Await.failure(directory.find("anyone")))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.UNAVAILABLE));
        alone.close();
    }
}
