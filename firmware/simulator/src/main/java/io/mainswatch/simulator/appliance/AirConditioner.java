package io.mainswatch.simulator.appliance;

/** A split unit: fan of 60 W, compressor of about 1.4 kW that cycles more the hotter it is outside; off in the small hours. */
public final class AirConditioner implements Appliance {
    private static final double STANDBY_WATTS = 3;
    private static final double FAN_WATTS = 60;
    private static final double COMPRESSOR_WATTS = 1340;
    private static final double WATTS_PER_OUTDOOR_CELSIUS = 12;
    private static final double INRUSH_WATTS = 2700;
    private static final double ON_FROM_HOUR = 10;
    private static final double OFF_FROM_HOUR = 2;
    /** Walls and sun: how slowly the room follows the outside. */
    private static final double ROOM_SECONDS = 5400;

    private static final double COOLING_CELSIUS_PER_SECOND = 12 / 3600.0;

    private final Climate climate;
    private final Noise noise;
    private final Thermostat thermostat = new Thermostat(24.5, 25.5);
    private final Compressor compressor = new Compressor(180);
    private double roomCelsius = 26;
    private double powerFactor = 0.5;

    public AirConditioner(Noise noise) {
        this.climate = new Climate(noise.child("climate"));
        this.noise = noise;
    }

    @Override
    public double live(long localSecond, boolean supplied) {
        double outdoor = climate.outdoorCelsius(localSecond);
        double hour = LocalTimes.hour(localSecond);
        boolean wanted = hour >= ON_FROM_HOUR || hour < OFF_FROM_HOUR;
        boolean cooling = compressor.live(supplied && wanted && thermostat.wantsCooling(roomCelsius));
        roomCelsius += (outdoor - roomCelsius) / ROOM_SECONDS - (cooling ? COOLING_CELSIUS_PER_SECOND : 0);
        if (!supplied) {
            return 0;
        }
        return wanted ? watts(localSecond, outdoor) : standby();
    }

    private double standby() {
        powerFactor = 0.5;
        return STANDBY_WATTS;
    }

    private double watts(long localSecond, double outdoor) {
        if (!compressor.running()) {
            powerFactor = 0.65;
            return FAN_WATTS + noise.signed(localSecond);
        }
        powerFactor = compressor.starting() ? 0.55 : 0.93;
        return compressor.starting()
                ? INRUSH_WATTS
                : FAN_WATTS
                        + COMPRESSOR_WATTS
                        + WATTS_PER_OUTDOOR_CELSIUS * (outdoor - 30)
                        + 15 * noise.signed(localSecond);
    }

    @Override
    public double powerFactor() {
        return powerFactor;
    }

    @Override
    public double peakWatts() {
        return INRUSH_WATTS;
    }
}
