package io.mainswatch.simulator.household;

import io.mainswatch.simulator.appliance.Home;
import io.mainswatch.simulator.appliance.MeteredAppliance;
import io.mainswatch.simulator.event.Storyteller;
import io.mainswatch.simulator.firmware.FirmwareMeter;
import io.mainswatch.simulator.firmware.FirmwareSettings;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds a house: a wire and a meter for every appliance whose device has a secret, a phone where there is a ping URL. */
final class Construction {
    private static final double PHONE_STARTS_PERCENT = 96;
    private static final int FIRST_PORTAL_PORT = 18_090;
    private static final int PORTS_OF_A_PORTAL = 2;

    private final Vertx vertx;
    private final HouseholdSettings settings;
    private final Credentials credentials;
    private final WebClient http;
    private final Storyteller story;
    private int nextPortalPort = FIRST_PORTAL_PORT;

    Construction(Vertx vertx, HouseholdSettings settings, Credentials credentials, WebClient http, Storyteller story) {
        this.vertx = vertx;
        this.settings = settings;
        this.credentials = credentials;
        this.http = http;
        this.story = story;
    }

    Future<House> build(Home home) {
        Map<String, Plug> plugged = new LinkedHashMap<>();
        var plugging = home.meters().stream()
                .map(appliance ->
                        plugIn(appliance).onSuccess(plug -> plug.ifPresent(it -> plugged.put(it.deviceId(), it))))
                .toList();
        return Future.all(plugging).map(all -> new House(vertx, settings.routerBootTime(), plugged, phone(), story));
    }

    private Future<Optional<Plug>> plugIn(MeteredAppliance appliance) {
        String id = appliance.nameplate().deviceId();
        var secret = credentials.secretOf(id);
        if (secret.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        var login = new Login(id, secret.get());
        var firmware = settings.firmware();
        return (firmware == null ? software(login, appliance) : real(firmware, login, appliance)).map(Optional::of);
    }

    private Future<Plug> software(Login login, MeteredAppliance appliance) {
        var wire = new Wire(vertx, settings.mqtt());
        var meter = new Meter(vertx, login, settings.meters(), appliance, wire, story.about(login.deviceId()));
        return wire.open().map(door -> new PluggedMeter(meter, door));
    }

    private Future<Plug> real(FirmwareSettings firmware, Login login, MeteredAppliance appliance) {
        var mqtt = new Wire(vertx, settings.mqtt());
        var http = new Wire(vertx, firmware.ingest());
        var meter = new FirmwareMeter(vertx, firmware, login, appliance, story.about(login.deviceId()));
        int portalPort = nextPortalPort;
        nextPortalPort += PORTS_OF_A_PORTAL;
        return meter.install(settings.meters().intervals())
                .compose(installed -> Future.all(mqtt.open(), http.open()))
                .map(open -> new FirmwarePlug(
                        login.deviceId(),
                        meter,
                        List.of(mqtt, http),
                        new FirmwarePlug.Doors(open.resultAt(0), open.resultAt(1), portalPort)));
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
