package io.mainswatch.simulator.household;

import io.mainswatch.simulator.appliance.Home;
import io.mainswatch.simulator.appliance.MeteredAppliance;
import io.mainswatch.simulator.event.Storyteller;
import io.mainswatch.simulator.meter.Login;
import io.mainswatch.simulator.meter.Meter;
import io.mainswatch.simulator.phone.Battery;
import io.mainswatch.simulator.phone.Phone;
import io.mainswatch.simulator.phone.Pinger;
import io.mainswatch.simulator.registration.Credentials;
import io.mainswatch.simulator.transport.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds a house: a wire and a meter for every appliance whose device has a secret, a phone where there is a ping URL. */
final class Construction {
    private static final double PHONE_STARTS_PERCENT = 96;

    private final Vertx vertx;
    private final HouseholdSettings settings;
    private final Credentials credentials;
    private final WebClient http;
    private final Storyteller story;

    Construction(Vertx vertx, HouseholdSettings settings, Credentials credentials, WebClient http, Storyteller story) {
        this.vertx = vertx;
        this.settings = settings;
        this.credentials = credentials;
        this.http = http;
        this.story = story;
    }

    Future<House> build(Home home) {
        Map<String, PluggedMeter> plugged = new LinkedHashMap<>();
        var plugging = home.meters().stream()
                .map(appliance -> plugIn(appliance)
                        .onSuccess(meter ->
                                meter.ifPresent(it -> plugged.put(it.meter().deviceId(), it))))
                .toList();
        return Future.all(plugging).map(all -> new House(vertx, settings.routerBootTime(), plugged, phone(), story));
    }

    private Future<Optional<PluggedMeter>> plugIn(MeteredAppliance appliance) {
        String id = appliance.nameplate().deviceId();
        var secret = credentials.secretOf(id);
        if (secret.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        var wire = new Wire(vertx, settings.mqtt());
        var login = new Login(id, secret.get());
        var meter = new Meter(vertx, login, settings.meters(), appliance, wire, story.about(id));
        return wire.open().map(door -> Optional.of(new PluggedMeter(meter, door)));
    }

    private @Nullable Phone phone() {
        return credentials
                .ping()
                .map(url -> new Phone(
                        vertx,
                        new Pinger(http, url, story.clock()),
                        new Battery(PHONE_STARTS_PERCENT),
                        settings.phoneEvery(),
                        story.about(House.PHONE)))
                .orElse(null);
    }
}
