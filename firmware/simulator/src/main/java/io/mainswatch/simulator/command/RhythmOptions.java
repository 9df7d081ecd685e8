package io.mainswatch.simulator.command;

import io.mainswatch.simulator.household.HouseholdSettings;
import io.mainswatch.simulator.meter.Intervals;
import io.mainswatch.simulator.meter.LinkSettings;
import io.mainswatch.simulator.meter.MeterSettings;
import io.mainswatch.simulator.transport.Endpoint;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Where the meters connect to, and how often each device speaks. */
final class RhythmOptions {
    @Option(
            names = "--mqtt",
            paramLabel = "HOST:PORT",
            defaultValue = "localhost:1883",
            converter = EndpointConverter.class,
            description = "MQTT server (default: ${DEFAULT-VALUE}).")
    private Endpoint mqtt = new Endpoint("localhost", 1883);

    @Option(
            names = "--phone-every",
            paramLabel = "TIME",
            defaultValue = "2m",
            converter = DurationConverter.class,
            description = "The phone's rhythm (default: ${DEFAULT-VALUE}).")
    private Duration phoneEvery = Duration.ofMinutes(2);

    @Option(
            names = "--metrics-every",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = DurationConverter.class,
            description = "The meters' readings (default: ${DEFAULT-VALUE}).")
    private Duration metricsEvery = Duration.ofSeconds(5);

    @Option(
            names = "--energy-every",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "Their counters (default: ${DEFAULT-VALUE}).")
    private Duration energyEvery = Duration.ofSeconds(60);

    @Option(
            names = "--heartbeat-every",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "Their heartbeats (default: ${DEFAULT-VALUE}).")
    private Duration heartbeatEvery = Duration.ofSeconds(30);

    @Option(
            names = "--router-boots-in",
            paramLabel = "TIME",
            defaultValue = "15s",
            converter = DurationConverter.class,
            description = "How long the router takes after a power cut (default: ${DEFAULT-VALUE}).")
    private Duration routerBootsIn = Duration.ofSeconds(15);

    Duration phoneEvery() {
        return phoneEvery;
    }

    HouseholdSettings settings() {
        var standard = MeterSettings.standard();
        var meters = new MeterSettings(
                new Intervals(metricsEvery, energyEvery, heartbeatEvery), LinkSettings.standard(), standard.bootTime());
        return new HouseholdSettings(mqtt, meters, phoneEvery, routerBootsIn, null);
    }
}
