package io.mainswatch.endtoend.world;

import io.mainswatch.common.testing.Await;
import io.mainswatch.simulator.appliance.Home;
import io.mainswatch.simulator.event.HouseholdListener;
import io.mainswatch.simulator.firmware.FirmwarePrograms;
import io.mainswatch.simulator.firmware.FirmwareSettings;
import io.mainswatch.simulator.household.Household;
import io.mainswatch.simulator.household.HouseholdSettings;
import io.mainswatch.simulator.meter.Intervals;
import io.mainswatch.simulator.meter.LinkSettings;
import io.mainswatch.simulator.meter.MeterSettings;
import io.mainswatch.simulator.registration.Credentials;
import io.mainswatch.simulator.transport.Endpoint;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** The simulated household with its meters as real firmware processes, in a hurry. */
public final class FirmwareHousehold implements AutoCloseable {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SELDOM = Duration.ofSeconds(5);

    private final Household household;
    private final Path folder;

    /** @param secrets of its devices, by their ids */
    public FirmwareHousehold(Vertx vertx, Path programs, Path folder, Program server, Map<String, String> secrets) {
        var settings = HouseholdSettings.standard(new Endpoint("127.0.0.1", server.port("MQTT")))
                .withRouterBootTime(Duration.ofMillis(500))
                .withMeters(new MeterSettings(
                        new Intervals(SECOND, SELDOM, SELDOM), LinkSettings.standard(), Duration.ZERO))
                .withFirmware(new FirmwareSettings(
                        new FirmwarePrograms(programs), folder, new Endpoint("127.0.0.1", server.port("INGEST"))));
        this.folder = folder;
        var home = Home.typical(1, ZoneOffset.UTC, Instant.now());
        this.household = new Household(vertx, settings, home, new Credentials(secrets, null), HouseholdListener.none());
    }

    public void start() {
        Await.result(household.start());
    }

    public void cutPower() {
        Await.result(household.cutPower());
    }

    public void restorePower() {
        Await.result(household.restorePower());
    }

    /** Fails when a process of it is left. */
    @Override
    public void close() {
        Await.result(household.stop());
        var left = ProcessHandle.current()
                .descendants()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(folder.toString()))
                .toList();
        if (!left.isEmpty()) {
            throw new AssertionError("processes that nobody ended: " + left);
        }
    }
}
