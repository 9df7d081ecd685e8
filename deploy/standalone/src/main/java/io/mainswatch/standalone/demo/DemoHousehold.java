package io.mainswatch.standalone.demo;

import io.mainswatch.common.platform.Blocking;
import io.mainswatch.simulator.appliance.Home;
import io.mainswatch.simulator.event.HouseholdListener;
import io.mainswatch.simulator.event.Storyteller;
import io.mainswatch.simulator.history.History;
import io.mainswatch.simulator.history.Import;
import io.mainswatch.simulator.household.Household;
import io.mainswatch.simulator.household.HouseholdSettings;
import io.mainswatch.simulator.registration.Credentials;
import io.mainswatch.simulator.registration.Keepsake;
import io.mainswatch.simulator.registration.KeepsakeFile;
import io.mainswatch.simulator.registration.Registrar;
import io.mainswatch.simulator.transport.Endpoint;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The simulated household of the demo: registered like any other, with a month of past brought over the same doors its
 * devices use. Blocks: used from the demo's main thread.
 */
final class DemoHousehold {
    private static final long SEED = 20260101;
    private static final Duration PAST = Duration.ofDays(30);
    private static final Duration PHONE_EVERY = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final KeepsakeFile file;
    private final Home home;
    private final Credentials credentials;
    private final Household household;

    private DemoHousehold(KeepsakeFile file, Home home, Credentials credentials, Household household) {
        this.file = file;
        this.home = home;
        this.credentials = credentials;
        this.household = household;
    }

    /** Registers the devices and brings their past at first; later runs go on where the last one ended. */
    static DemoHousehold moveIn(Vertx vertx, DemoPorts ports, DemoHome demo, HouseholdListener listener)
            throws IOException {
        var file = new KeepsakeFile(demo.credentials());
        var known = file.load();
        boolean first = known.credentials().secrets().isEmpty();
        var zone = ZoneId.systemDefault();
        var past = History.typical(SEED, zone, Instant.now(), PAST);
        var home = first ? past.home() : resumed(Home.typical(SEED, zone, Instant.now()), known);
        var http = WebClient.create(vertx);
        var credentials = Blocking.on(
                new Registrar(http, ports.dashboard(), demo.apiToken())
                        .complete(known.credentials(), home, PHONE_EVERY, ports.ingest())
                        .onComplete(done -> http.close()),
                PATIENCE);
        file.save(new Keepsake(credentials, counters(home)));
        if (first) {
            var story = new Storyteller("home", Clock.systemUTC(), listener);
            Blocking.on(new Import(vertx, ports.ingest(), credentials, story).run(past), PATIENCE);
        }
        var settings = HouseholdSettings.standard(new Endpoint("127.0.0.1", ports.mqtt()))
                .withPhoneEvery(PHONE_EVERY);
        var household = new Household(vertx, settings, home, credentials, listener);
        Blocking.on(household.start(), PATIENCE);
        return new DemoHousehold(file, home, credentials, household);
    }

    Household household() {
        return household;
    }

    void moveOut() throws IOException {
        try {
            Blocking.on(household.stop(), Duration.ofSeconds(2));
        } finally {
            file.save(new Keepsake(credentials, counters(home)));
        }
    }

    private static Home resumed(Home home, Keepsake known) {
        home.meters()
                .forEach(meter -> meter.resumeCounter(
                        known.countersWattHours().getOrDefault(meter.nameplate().deviceId(), 0.0)));
        return home;
    }

    private static Map<String, Double> counters(Home home) {
        return home.meters().stream()
                .collect(Collectors.toMap(
                        meter -> meter.nameplate().deviceId(), meter -> meter.counterWattHours()));
    }

    /** Where the product listens. */
    record DemoPorts(int mqtt, int ingestPort, int dashboardPort) {
        URI ingest() {
            return URI.create("http://127.0.0.1:" + ingestPort);
        }

        URI dashboard() {
            return URI.create("http://127.0.0.1:" + dashboardPort);
        }
    }
}
