package io.mainswatch.ingest.http;

import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.ingest.IngestVerticle;
import io.mainswatch.ingest.device.Registry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The whole service with a meter, an appliance in Berlin and a phone, and a device's HTTP client. */
final class RunningIngest implements AutoCloseable {
    /** Noon of yesterday. */
    static final Instant NOON = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));

    private final TestPlatform platform = TestPlatform.open();
    private final Registry registry = new Registry(platform)
            .home("default", "UTC")
            .home("berlin", "Europe/Berlin")
            .device("m1", "default")
            .device("AC001", "berlin")
            .device("phone", "default");
    private final Door door =
            new Door(platform.deploy(new IngestVerticle(platform.platform())).httpPort());

    TestPlatform platform() {
        return platform;
    }

    Registry registry() {
        return registry;
    }

    Door door() {
        return door;
    }

    /** A reading of {@code watts}, taken so many seconds after {@link #NOON}. */
    static String reading(int second, int watts) {
        return "{\"at\":\"" + NOON.plusSeconds(second) + "\",\"powerWatts\":" + watts + "}";
    }

    @Override
    public void close() {
        platform.close();
    }
}
