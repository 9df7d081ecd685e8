package io.mainswatch.simulator.command;

import io.mainswatch.simulator.appliance.Home;
import io.mainswatch.simulator.history.History;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import picocli.CommandLine.Option;

/** Which home is simulated. */
final class HomeOptions {
    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Same seed, same home (default: 1).")
    private long seed;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The home's time zone, for example Asia/Kolkata (default: this machine's).")
    private ZoneId zone = ZoneId.systemDefault();

    Home now() {
        return Home.typical(seed, zone, Instant.now());
    }

    History past(Duration length) {
        return History.typical(seed, zone, Instant.now(), length);
    }

    History past(Duration length, Duration step) {
        Instant now = Instant.now();
        return new History(Home.typical(seed, zone, now.minus(length)), now, step);
    }
}
