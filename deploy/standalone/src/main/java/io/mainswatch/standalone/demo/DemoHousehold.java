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

    private final Vertx vertx;
    private final DemoPorts ports;
    private final KeepsakeFile file;
    private final Credentials credentials;
    private final History past;
    private final Home home;
    private final boolean isNew;
    private final Household household;

    private DemoHousehold(
            Vertx vertx,
            DemoPorts ports,
            KeepsakeFile file,
            Credentials credentials,
            boolean isNew,
            Keepsake known,
            HouseholdListener listener) {
        this.vertx = vertx;
        this.ports = ports;
        this.file = file;
        this.credentials = credentials;
        this.isNew = isNew;
        var zone = ZoneId.systemDefault();
        this.past = History.typical(SEED, zone, Instant.now(), PAST);
        this.home = isNew ? past.home() : resumed(Home.typical(SEED, zone, Instant.now()), known);
        var settings = HouseholdSettings.standard(new Endpoint("127.0.0.1", ports.mqtt()))
                .withPhoneEvery(PHONE_EVERY);
        this.household = new Household(vertx, settings, home, credentials, listener);
    }

    /** Registers the devices at first; later runs know their secrets. */
    static DemoHousehold register(Vertx vertx, DemoPorts ports, DemoHome demo, HouseholdListener listener)
            throws IOException {
        var file = new KeepsakeFile(demo.credentials());
        var known = file.load();
        boolean isNew = known.credentials().secrets().isEmpty();
        var http = WebClient.create(vertx);
        var credentials = Blocking.on(
                new Registrar(http, ports.dashboard(), demo.apiToken())
                        .complete(
                                known.credentials(),
                                Home.typical(SEED, ZoneId.systemDefault(), Instant.now()),
                                PHONE_EVERY,
                                ports.ingest())
                        .onComplete(done -> http.close()),
                PATIENCE);
        file.save(new Keepsake(credentials, known.countersWattHours()));
        return new DemoHousehold(vertx, ports, file, credentials, isNew, known, listener);
    }

    /** Brings its past at first, over the doors its devices use; then it lives. */
    void moveIn(HouseholdListener listener) {
        if (isNew) {
            var story = new Storyteller("home", Clock.systemUTC(), listener);
            Blocking.on(new Import(vertx, ports.ingest(), credentials, story).run(past), PATIENCE);
        }
        Blocking.on(household.start(), PATIENCE);
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
                .collect(Collectors.toMap(meter -> meter.nameplate().deviceId(), meter -> meter.counterWattHours()));
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
