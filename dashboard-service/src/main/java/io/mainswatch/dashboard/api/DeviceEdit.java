package io.mainswatch.dashboard.api;

import io.mainswatch.common.http.Fields;
import io.mainswatch.dashboard.account.HomeAccess;
import org.jspecify.annotations.Nullable;

/** What a person changes about a device; null stays as it is. */
record DeviceEdit(
        @Nullable String name,
        @Nullable String kind,
        @Nullable String supply,
        @Nullable String credentials,
        @Nullable String measures,
        @Nullable Integer cadenceSeconds,
        @Nullable Integer graceSeconds,
        @Nullable String homeId) {
    static DeviceEdit from(Fields fields) {
        var edit = new DeviceEdit(
                fields.optionalText("name", NewDevice.LONGEST_NAME).orElse(null),
                fields.optionalChoice("kind", NewDevice.KINDS).orElse(null),
                fields.optionalChoice("supply", NewDevice.SUPPLIES).orElse(null),
                fields.optionalChoice("credentials", NewDevice.CREDENTIALS).orElse(null),
                fields.optionalChoice("measures", NewDevice.MEASURES).orElse(null),
                fields.optionalInteger("cadenceSeconds", 1, NewDevice.LONGEST_SECONDS)
                        .orElse(null),
                fields.optionalInteger("graceSeconds", 1, NewDevice.LONGEST_SECONDS)
                        .orElse(null),
                fields.optionalText("homeId", HomeAccess.LONGEST_ID).orElse(null));
        fields.orThrow();
        return edit;
    }
}
