package io.mainswatch.simulator.registration;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The meters' secrets by device id, and where the phone pings (absent where no phone is simulated). */
public record Credentials(
        Map<String, String> secrets, @Nullable URI pingUrl) {
    public Credentials {
        secrets = Map.copyOf(secrets);
        if (secrets.values().stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a device's secret is never empty");
        }
        if (pingUrl != null && !pingUrl.isAbsolute()) {
            throw new IllegalArgumentException("the ping URL must be whole, with its host: " + pingUrl);
        }
    }

    public Optional<String> secretOf(String deviceId) {
        return Optional.ofNullable(secrets.get(deviceId));
    }

    public Optional<URI> ping() {
        return Optional.ofNullable(pingUrl);
    }

    /** Keeps secrets out of logs. */
    @Override
    public String toString() {
        return "credentials of " + secrets.keySet() + (pingUrl == null ? "" : " and a phone");
    }
}
