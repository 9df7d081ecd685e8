package io.mainswatch.dashboard.api;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.ChangeRecorded;
import io.mainswatch.common.bus.Addresses.DeviceChanged;
import io.mainswatch.common.bus.Addresses.DeviceRegistered;
import io.mainswatch.common.bus.Addresses.RegistrationRequest;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.common.time.Clock;
import io.vertx.core.Future;

/** Registers the devices that come to ingest-service with a claim code. */
public final class Registrations {
    private final RegistrationStore store;
    private final Bus bus;
    private final Clock clock;

    public Registrations(Platform platform) {
        var listen = platform.settings().listen();
        var keys = new DeviceKeys(platform.secrets(), listen.ingestPort(), listen.mqttPort());
        this.store = new RegistrationStore(platform.database(), keys);
        this.bus = platform.bus();
        this.clock = platform.clock();
    }

    /** Begins to answer. Called once. */
    public void start() {
        bus.answer(Addresses.REGISTRATION_REQUEST, this::accept);
    }

    /** While the clock is not trusted nobody can tell whether a code has expired. */
    private Future<DeviceRegistered> accept(RegistrationRequest request) {
        if (!clock.trusted()) {
            return Future.failedFuture(Failure.unavailable("the server does not know the time yet, ask again", null));
        }
        return store.register(request.registrationId(), clock.now()).map(made -> {
            bus.announce(
                    Addresses.DEVICE_CHANGED, new DeviceChanged(made.device().deviceId()));
            bus.announce(Addresses.CHANGE_RECORDED, new ChangeRecorded(made.homeId()));
            return made.device();
        });
    }
}
