package io.mainswatch.ingest.http;

import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.ingest.IngestVerticle;
import io.mainswatch.ingest.device.Registry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Ingest by a clock that can be turned, and devices that sign what they send. */
final class SigningSite implements AutoCloseable {
    private final ManualClock clock = new ManualClock().followingTheMachine();
    private final TestPlatform platform = TestPlatform.open(clock, Map.of());
    private final Registry registry = new Registry(platform).home("default", "UTC");
    private final Door door =
            new Door(platform.deploy(new IngestVerticle(platform.platform())).httpPort());
    private final AtomicInteger devices = new AtomicInteger();

    ManualClock clock() {
        return clock;
    }

    TestPlatform platform() {
        return platform;
    }

    Registry registry() {
        return registry;
    }

    Door door() {
        return door;
    }

    /** A device nobody has heard of yet. */
    String fresh() {
        var id = "s" + devices.incrementAndGet();
        registry.device(id, "default");
        return id;
    }

    SigningDevice signing(String id) {
        return new SigningDevice(door, clock, id, registry.secret(id));
    }

    /** A record of a second of its own. */
    static String record(long boot, long seq, double watts) {
        return "{\"boot\":%d,\"seq\":%d,\"at\":\"2026-01-20T14:00:%02d.%03dZ\",\"powerWatts\":%s}"
                .formatted(boot, seq, seq % 60, boot, watts);
    }

    @Override
    public void close() {
        platform.close();
    }
}
