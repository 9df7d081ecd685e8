package io.mainswatch.simulator.appliance;

/** Asks for cooling from the upper mark down to the lower one. */
final class Thermostat {
    private final double lowerCelsius;
    private final double upperCelsius;
    private boolean cooling;

    Thermostat(double lowerCelsius, double upperCelsius) {
        this.lowerCelsius = lowerCelsius;
        this.upperCelsius = upperCelsius;
    }

    boolean wantsCooling(double celsius) {
        if (celsius >= upperCelsius) {
            cooling = true;
        } else if (celsius <= lowerCelsius) {
            cooling = false;
        }
        return cooling;
    }
}
