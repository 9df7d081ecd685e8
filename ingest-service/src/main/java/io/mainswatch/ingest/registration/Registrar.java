package io.mainswatch.ingest.registration;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.RegistrationRequest;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.ingest.device.DeviceDirectory;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.UUID;

/**
 * Registers devices: writes down who asks, lets dashboard-service, whose tables these are, judge the claim, and hands the
 * secret over. May be repeated: a device whose answer was lost gets another secret for the same claim.
 */
public final class Registrar {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Platform platform;
    private final DeviceDirectory devices;
    private final RegistrationStore registrations;
    private final SecretQueries secrets;

    public Registrar(Platform platform, DeviceDirectory devices) {
        this.platform = platform;
        this.devices = devices;
        var pool = platform.database().pool();
        this.registrations = new RegistrationStore(pool);
        this.secrets = new SecretQueries(pool, platform.secrets());
    }

    /** What the device must keep; shown this once. */
    public record Registered(String id, String secret) {
        @Override
        public String toString() {
            return "Registered[" + id + "]";
        }
    }

    /**
     * Fails as unknown for a code that was never made, as in conflict for one that is used, revoked or too old, as
     * forbidden for another home's account, as unavailable while the claim cannot be judged.
     */
    public Future<Registered> register(Applicant applicant) {
        var id = UUID.randomUUID().toString();
        return registrations
                .insert(id, applicant)
                .compose(written ->
                        platform.bus().ask(Addresses.REGISTRATION_REQUEST, new RegistrationRequest(id), PATIENCE))
                .compose(made -> devices.renew(made.deviceId())
                        .compose(known -> secrets.open(made.deviceId(), made.secretId()))
                        .map(secret -> new Registered(made.deviceId(), secret)))
                .eventually(() -> registrations.delete(id).otherwiseEmpty());
    }
}
