package io.mainswatch.ingest.http;

import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.ingest.IngestVerticle;
import io.mainswatch.ingest.device.Registry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Two copies of ingest that read meters, and cameras before them. */
final class CameraSite implements AutoCloseable {
    static final Instant START = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(2));

    private final AtomicInteger cameras = new AtomicInteger();
    private final Path home =
            Path.of("target/cameras-" + ProcessHandle.current().pid()).toAbsolutePath();
    private final Map<String, String> settings = Map.of("MAINSWATCH_HOME", home.toString());
    private final TestPlatform platform = TestPlatform.open(new ManualClock().followingTheMachine(), settings);
    private final TestPlatform second =
            TestPlatform.open(platform.databaseUrl(), new ManualClock().followingTheMachine(), settings);
    private final Registry registry = new Registry(platform).home("default", "UTC");
    private final Door door = new Door(platform.deploy(new IngestVerticle(platform.platform(), new PaintedMeter()))
            .httpPort());

    CameraSite() {
        second.deploy(new IngestVerticle(second.platform(), new PaintedMeter()));
    }

    Path home() {
        return home;
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

    /** A camera nobody has heard of yet. */
    Camera camera() {
        return new Camera(this, "cam" + cameras.incrementAndGet());
    }

    @Override
    public void close() {
        second.close();
        platform.close();
    }
}
