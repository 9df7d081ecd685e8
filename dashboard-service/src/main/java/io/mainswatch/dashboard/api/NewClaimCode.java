package io.mainswatch.dashboard.api;

import io.mainswatch.common.device.DeviceId;
import io.mainswatch.common.device.DeviceKind;
import io.mainswatch.common.device.SupplyClass;
import io.mainswatch.common.http.Fields;
import io.mainswatch.dashboard.account.HomeAccess;
import io.mainswatch.dashboard.api.NewDevice.Rhythm;
import java.time.Duration;
import java.util.Optional;

/**
 * What a person wants registered by a claim code.
 *
 * @param deviceId the id to give; without one it is made from the hardware's address. That of a device of the same home
 *     lets other hardware take its place
 * @param name without one it is what the device says it measures
 */
record NewClaimCode(
        Optional<String> homeId,
        Optional<String> deviceId,
        Optional<String> name,
        DeviceKind kind,
        SupplyClass supply,
        Rhythm rhythm,
        Duration validFor) {
    private static final int SHORTEST_SECONDS = 60;
    private static final int USUAL_SECONDS = 3_600;

    static NewClaimCode from(Fields fields) {
        var home = fields.optionalText("homeId", HomeAccess.LONGEST_ID);
        var id = fields.has("deviceId")
                ? Optional.of(fields.matching("deviceId", DeviceId.PATTERN, DeviceId.EXPECTED))
                : Optional.<String>empty();
        var name = fields.optionalText("name", NewDevice.LONGEST_NAME);
        var kind = DeviceKind.of(fields.optionalChoice("kind", NewDevice.KINDS).orElse("meter"));
        var supply = fields.optionalChoice("supply", NewDevice.SUPPLIES).map(SupplyClass::of);
        var rhythm = NewDevice.rhythm(fields, kind);
        int seconds = fields.optionalInteger("expiresInSeconds", SHORTEST_SECONDS, NewDevice.LONGEST_SECONDS)
                .orElse(USUAL_SECONDS);
        id.ifPresent(given -> NewDevice.refuseReserved(fields, "deviceId", given));
        fields.orThrow();
        return new NewClaimCode(
                home, id, name, kind, supply.orElse(kind.defaultSupply()), rhythm, Duration.ofSeconds(seconds));
    }
}
