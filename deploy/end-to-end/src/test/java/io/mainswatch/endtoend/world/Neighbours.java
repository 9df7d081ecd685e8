package io.mainswatch.endtoend.world;

import io.mainswatch.common.testing.Await;
import io.mainswatch.simulator.appliance.Home;
import io.mainswatch.simulator.event.HouseholdListener;
import io.mainswatch.simulator.household.Household;
import io.mainswatch.simulator.household.HouseholdSettings;
import io.mainswatch.simulator.meter.Intervals;
import io.mainswatch.simulator.meter.LinkSettings;
import io.mainswatch.simulator.meter.MeterSettings;
import io.mainswatch.simulator.registration.Credentials;
import io.mainswatch.simulator.registration.Registrar;
import io.mainswatch.simulator.transport.BackOff;
import io.mainswatch.simulator.transport.Endpoint;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** A simulated household in a hurry: everything a real one does, every second instead of every minute. */
public final class Neighbours implements AutoCloseable {
    private static final long SEED = 7;
    private static final Duration PHONE_EVERY = Duration.ofSeconds(2);

    private final Vertx vertx = Vertx.vertx();
    private final WebClient http = WebClient.create(vertx);
    private final Home home = Home.typical(SEED, ZoneOffset.UTC, Instant.now());
    private final Credentials credentials;
    private Household household;

    /** Registers the devices at {@code dashboard} and moves in at {@code ingest}. */
    public Neighbours(Program dashboard, Program ingest) {
        this.credentials = Await.result(new Registrar(http, dashboard.dashboard(), Program.TOKEN)
                .complete(new Credentials(Map.of(), null), home, PHONE_EVERY, ingest.ingest()));
        this.household = at(ingest);
    }

    /** Starts the household, whose devices all speak to this gateway. */
    public Household moveIn() {
        Await.result(household.start());
        return household;
    }

    /** The whole household leaves this gateway in an orderly way and is switched on at another. */
    public Household moveTo(Program ingest) {
        Await.result(household.stop());
        household = at(ingest);
        return moveIn();
    }

    private Household at(Program ingest) {
        var link = new LinkSettings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                new BackOff(Duration.ofMillis(200), Duration.ofSeconds(1)),
                10_000);
        var intervals = new Intervals(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(2));
        var settings = HouseholdSettings.standard(new Endpoint("127.0.0.1", ingest.port("MQTT")))
                .withPhoneEvery(PHONE_EVERY)
                .withRouterBootTime(Duration.ofMillis(500))
                .withMeters(new MeterSettings(intervals, link, Duration.ofMillis(200)));
        var moved = new Credentials(
                credentials.secrets(),
                ingest.ingest()
                        .resolve(URI.create(credentials.ping().orElseThrow().getPath())));
        return new Household(vertx, settings, home, moved, HouseholdListener.none());
    }

    @Override
    public void close() {
        Await.result(household.stop());
        http.close();
        Await.result(vertx.close());
    }
}
