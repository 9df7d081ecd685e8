package io.mainswatch.dashboard.api;

import io.mainswatch.common.device.DeviceId;
import io.mainswatch.common.device.DeviceKind;
import io.mainswatch.common.device.SupplyClass;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.dashboard.api.NewDevice.Rhythm;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A claim code and the device that came with it. */
record Claimed(
        long claimId,
        String homeId,
        @Nullable String wantedId,
        @Nullable String wantedName,
        DeviceKind kind,
        SupplyClass supply,
        Rhythm rhythm,
        String mac,
        String applianceName,
        @Nullable String usedDeviceId) {
    static Claimed of(Row row) {
        return new Claimed(
                row.getLong("id"),
                row.getString("home_id"),
                row.getString("device_id"),
                row.getString("name"),
                DeviceKind.of(row.getString("kind")),
                SupplyClass.of(row.getString("supply")),
                new Rhythm(row.getInteger("cadence_seconds"), row.getInteger("grace_seconds")),
                row.getString("mac"),
                row.getString("appliance_name"),
                row.getString("used_device_id"));
    }

    /**
     * Whether the claim is good for this device now.
     *
     * @throws Failure as in conflict when it is revoked, too old, or used by others; as forbidden for another account
     */
    static void judge(Row row, Instant now) {
        if (row.getOffsetDateTime("revoked_at") != null) {
            throw Failure.conflict("the claim code was revoked");
        }
        if (!now.isBefore(Utc.instant(row, "expires_at"))) {
            throw Failure.conflict("the claim code has expired, expected a new one");
        }
        var usedMac = row.getString("used_mac");
        if (usedMac != null && !(usedMac.equals(row.getString("mac")) && row.getBoolean("unheard"))) {
            throw Failure.conflict("the claim code is used already, expected a new one");
        }
        var account = Optional.ofNullable(row.getString("account")).map(Claimed::plain);
        var expected = Optional.ofNullable(row.getString("billing_account")).map(Claimed::plain);
        if (account.isPresent() && expected.isPresent() && !account.equals(expected)) {
            throw Failure.forbidden("account: not the one of this home, expected the number on its bill or none");
        }
    }

    /** The device to register under an id. */
    NewDevice device(String id) {
        var name = wantedName != null ? wantedName : applianceName.isEmpty() ? id : applianceName;
        return new NewDevice(
                new DeviceId(id),
                Optional.of(homeId),
                name,
                kind,
                supply,
                "secret",
                NewDevice.usualMeasures(kind),
                rhythm);
    }

    /** Two ids to try where none is wanted: short, and surely its own. */
    String shortId() {
        return kind.wire() + "-" + hardware().substring(6);
    }

    String longId() {
        return kind.wire() + "-" + hardware();
    }

    private String hardware() {
        return mac.replace(":", "");
    }

    /** As people copy it from a bill. */
    private static String plain(String account) {
        return account.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
