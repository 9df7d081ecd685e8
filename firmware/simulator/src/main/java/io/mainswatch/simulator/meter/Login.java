package io.mainswatch.simulator.meter;

/** A device's id, which is its user name and client id too, and its secret. */
public record Login(String deviceId, String secret) {
    public Login {
        if (deviceId.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("a device needs an id and a secret");
        }
    }

    @Override
    public String toString() {
        return deviceId;
    }
}
