package io.mainswatch.simulator.appliance;

/** Who a metered appliance is: the id of its device, what people call it, and what its counter stood at in watt hours. */
public record Nameplate(String deviceId, String name, double counterWattHours) {

    public Nameplate {
        if (deviceId.isBlank()) {
            throw new IllegalArgumentException("a device needs an id");
        }
        if (!(counterWattHours >= 0)) {
            throw new IllegalArgumentException("a counter starts at 0 Wh or above, not at " + counterWattHours);
        }
    }
}
