package io.mainswatch.ingest.gateway;

import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.ingest.IngestVerticle;
import io.mainswatch.ingest.device.Registry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Ingest on a database of its own, with a home and devices as a test needs them. */
final class Site implements AutoCloseable {
    static final String HOME = "default";

    private final ManualClock clock = new ManualClock().followingTheMachine();
    private final TestPlatform platform;
    private final IngestVerticle ingest;
    private final Registry registry;
    private final AtomicInteger count = new AtomicInteger();

    Site() {
        this(Map.of());
    }

    Site(Map<String, String> settings) {
        platform = TestPlatform.open(clock, settings);
        registry = new Registry(platform);
        registry.execute("INSERT INTO home (id, name, time_zone, currency) VALUES ('default', 'Home', 'UTC', 'EUR')"
                + " ON CONFLICT DO NOTHING");
        ingest = platform.deploy(new IngestVerticle(platform.platform()));
    }

    int port() {
        return ingest.mqttPort();
    }

    ManualClock clock() {
        return clock;
    }

    TestPlatform platform() {
        return platform;
    }

    Registry database() {
        return registry;
    }

    /** A further gateway on the same database and bus. */
    IngestVerticle anotherGateway() {
        return platform.deploy(new IngestVerticle(platform.platform()));
    }

    Known device() {
        return device(HOME);
    }

    /** A device with a name of its own and its secret. */
    Known device(String home) {
        var id = "meter-" + count.incrementAndGet();
        var secret = Secrets.random();
        // In one statement: a device is never seen without its secret.
        registry.execute("""
                WITH device AS (
                    INSERT INTO device (id, home_id, name, kind, supply, credentials, cadence_seconds, grace_seconds)
                    VALUES (?, ?, 'Meter', 'meter', 'mains', 'secret', 30, 15)
                    RETURNING id
                )
                INSERT INTO device_secret (device_id, kind, sealed, secret_hash) SELECT id, 'secret', ?, ? FROM device
                """, id, home, platform.platform().secrets().seal(id, secret), Secrets.sha256(secret));
        return new Known(id, secret);
    }

    /** A token's secret. */
    String token(String role, String home) {
        var token = Secrets.random();
        registry.execute(
                "INSERT INTO api_token (home_id, name, role, prefix, token_hash) VALUES (?, 'test', ?, ?, ?)",
                home,
                role,
                token.substring(0, 6),
                Secrets.sha256(token));
        return token;
    }

    RawClient connect(Known device) {
        return RawClient.to(port()).login(device.id(), device.secret());
    }

    RawClient connect5(Known device) {
        return RawClient.to(port()).version5().login(device.id(), device.secret());
    }

    long readings(Known device) {
        return registry.count(
                "SELECT count(*) FROM reading JOIN channel ON channel.id = channel_id WHERE device_id = ?",
                device.id());
    }

    long rejections(Known device) {
        return registry.count("SELECT count(*) FROM rejected_message WHERE device_id = ?", device.id());
    }

    @Override
    public void close() {
        platform.close();
    }

    record Known(String id, String secret) {
        String topic(String rest) {
            return "dev/" + id + "/" + rest;
        }
    }
}
