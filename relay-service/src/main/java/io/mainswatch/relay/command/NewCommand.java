package io.mainswatch.relay.command;

import io.mainswatch.common.bus.Addresses.RelayRequest;
import io.mainswatch.common.device.DeviceId;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.failure.Failure.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;

/** A command that may be given: its form is right and its asker may switch this device's relays. */
record NewCommand(
        String id,
        String homeId,
        String deviceId,
        int relay,
        boolean closed,
        String requestedBy,
        Instant requestedAt,
        Duration patience) {
    static final int RELAYS = 16;
    static final int LONGEST_SECONDS = 3_600;
    private static final Set<String> STATES = Set.of("on", "off");

    static NewCommand of(RelayRequest request, Requester requester, Instant now) {
        return new NewCommand(
                UUID.randomUUID().toString(),
                requester.homeId(),
                request.deviceId(),
                request.relay(),
                "on".equals(request.state()),
                requester.label(),
                now,
                Duration.ofSeconds(request.expiresInSeconds()));
    }

    /** @throws Failure naming everything a request got wrong */
    static void check(RelayRequest request) {
        var mistakes = new ArrayList<Violation>();
        if (!DeviceId.isValid(request.deviceId())) {
            mistakes.add(new Violation("deviceId", DeviceId.EXPECTED));
        }
        if (request.relay() < 1 || request.relay() > RELAYS) {
            mistakes.add(new Violation("relay", request.relay() + ", expected a whole number from 1 to " + RELAYS));
        }
        if (!STATES.contains(request.state())) {
            mistakes.add(new Violation("state", "expected one of on, off"));
        }
        if (request.expiresInSeconds() < 1 || request.expiresInSeconds() > LONGEST_SECONDS) {
            mistakes.add(new Violation(
                    "expiresInSeconds",
                    request.expiresInSeconds() + ", expected a whole number from 1 to " + LONGEST_SECONDS));
        }
        if (!mistakes.isEmpty()) {
            throw Failure.invalid(mistakes);
        }
    }

    Instant expiresAt() {
        return requestedAt.plus(patience);
    }

    String relayKey() {
        return deviceId + "/" + relay;
    }
}
