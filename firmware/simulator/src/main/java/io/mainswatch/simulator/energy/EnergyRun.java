package io.mainswatch.simulator.energy;

import io.mainswatch.simulator.appliance.Home;
import io.mainswatch.simulator.event.Storyteller;
import io.mainswatch.simulator.registration.Credentials;
import io.mainswatch.simulator.transport.BackOff;
import io.mainswatch.simulator.transport.Retry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run of the HTTP-only mode: its two log files, and either live appliances or a replayed recording. */
public final class EnergyRun {
    private static final int MOST_ATTEMPTS = 20;

    private final Vertx vertx;
    private final EnergyLogs logs;
    private final EnergySender sender;
    private final WebClient http;
    private final Storyteller story;
    private @Nullable EnergyHome running;

    private EnergyRun(Vertx vertx, EnergyLogs logs, EnergySender sender, WebClient http, Storyteller story) {
        this.vertx = vertx;
        this.logs = logs;
        this.sender = sender;
        this.http = http;
        this.story = story;
    }

    /** Opens the logs in {@code folder}, which is made where it is missing. */
    public static Future<EnergyRun> open(
            Vertx vertx, URI ingest, Credentials credentials, Path folder, BackOff backOff, Storyteller story) {
        var http = WebClient.create(vertx);
        var retry = new Retry(vertx, backOff, MOST_ATTEMPTS, new Random());
        return EnergyLogs.open(vertx, folder).map(logs -> {
            var sender = new EnergySender(http, ingest, credentials, retry, logs.communication(), story.clock());
            return new EnergyRun(vertx, logs, sender, http, story);
        });
    }

    /** Posts every appliance's power every so often, until this is closed. */
    public void live(Home home, Duration every) {
        running = new EnergyHome(vertx, home, logs.sensors(), sender, story);
        running.start(every);
    }

    /** Sends a recording again, each line as it stands; completes with how many the server took. */
    public Future<Integer> replay(Path recording, double speed) {
        return vertx.fileSystem()
                .readFile(recording.toString())
                .map(text -> parse(text.toString()))
                .compose(readings -> new EnergyPlayer(vertx, sender, speed, story).play(readings));
    }

    private static List<EnergyReading> parse(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(EnergyReading.HEADER))
                .map(EnergyReading::parse)
                .collect(Collectors.toUnmodifiableList());
    }

    public Future<Void> close() {
        if (running != null) {
            running.stop();
        }
        http.close();
        return logs.close();
    }
}
