package io.mainswatch.dashboard.live;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mainswatch.dashboard.api.DeviceView.RelayView;

/** What a device says a relay is, with or without having been told. */
record RelayReport(
        String deviceId, String homeId, @JsonUnwrapped RelayView relay) {
    static RelayReport of(String deviceId, String homeId, RelayView relay) {
        return new RelayReport(deviceId, homeId, relay);
    }
}
