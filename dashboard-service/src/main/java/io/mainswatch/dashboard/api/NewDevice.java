package io.mainswatch.dashboard.api;

import io.mainswatch.common.device.DeviceId;
import io.mainswatch.common.device.DeviceKind;
import io.mainswatch.common.device.SupplyClass;
import io.mainswatch.common.http.Fields;
import io.mainswatch.dashboard.account.HomeAccess;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A device as a person registers it; what is left out follows from its kind. */
record NewDevice(
        DeviceId id,
        Optional<String> homeId,
        String name,
        DeviceKind kind,
        SupplyClass supply,
        String credentials,
        String measures,
        Rhythm rhythm) {
    static final List<String> KINDS =
            Arrays.stream(DeviceKind.values()).map(DeviceKind::wire).toList();
    static final List<String> SUPPLIES =
            Arrays.stream(SupplyClass.values()).map(SupplyClass::wire).toList();
    static final List<String> CREDENTIALS = List.of("secret", "none");
    static final String WHOLE_HOME = "whole-home";
    static final String PART = "part";
    static final List<String> MEASURES = List.of(WHOLE_HOME, PART);
    /** With this user name people's programs come to the MQTT door, with their API token as the password. */
    private static final String RESERVED_ID = "token";

    static final int LONGEST_NAME = 100;
    static final int LONGEST_SECONDS = 604_800;

    /** The longest silence that is normal, and how much longer it may last before it means something. */
    record Rhythm(int cadenceSeconds, int graceSeconds) {}

    static NewDevice from(Fields fields) {
        var id = fields.matching("id", DeviceId.PATTERN, DeviceId.EXPECTED);
        var home = fields.optionalText("homeId", HomeAccess.LONGEST_ID);
        var name = fields.text("name", LONGEST_NAME);
        var kind = DeviceKind.of(fields.choice("kind", KINDS));
        var supply = fields.optionalChoice("supply", SUPPLIES).map(SupplyClass::of);
        var credentials = fields.optionalChoice("credentials", CREDENTIALS);
        var measures = fields.optionalChoice("measures", MEASURES);
        var rhythm = rhythm(fields, kind);
        refuseReserved(fields, "id", id);
        fields.orThrow();
        return new NewDevice(
                new DeviceId(id),
                home,
                name,
                kind,
                supply.orElse(kind.defaultSupply()),
                credentials.orElse("secret"),
                measures.orElse(usualMeasures(kind)),
                rhythm);
    }

    /** A camera looks at the meter that the whole home pays by. */
    static String usualMeasures(DeviceKind kind) {
        return kind == DeviceKind.CAMERA ? WHOLE_HOME : PART;
    }

    /** As given, or as usual for the kind. */
    static Rhythm rhythm(Fields fields, DeviceKind kind) {
        var cadence = fields.optionalInteger("cadenceSeconds", 1, LONGEST_SECONDS);
        var grace = fields.optionalInteger("graceSeconds", 1, LONGEST_SECONDS);
        return new Rhythm(cadence.orElseGet(() -> (int) kind.defaultCadence().toSeconds()), grace.orElseGet(() ->
                (int) kind.defaultGrace().toSeconds()));
    }

    static void refuseReserved(Fields fields, String field, String id) {
        if (id.equals(RESERVED_ID)) {
            fields.refuse(field, "\"" + RESERVED_ID + "\" is reserved for people's tokens, expected another id");
        }
    }
}
