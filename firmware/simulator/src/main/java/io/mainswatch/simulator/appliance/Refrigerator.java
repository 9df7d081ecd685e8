package io.mainswatch.simulator.appliance;

/**
 * A refrigerator: 120 W falling to 95 W while its compressor runs, more often at meal times when the door opens; about
 * once a day the defrost heater.
 */
public final class Refrigerator implements Appliance {
    private static final double IDLE_WATTS = 1.5;
    private static final double WARM_START_WATTS = 120;
    private static final double SETTLED_WATTS = 95;
    private static final double SETTLING_SECONDS = 400;
    private static final double INRUSH_WATTS = 620;
    private static final double HEATER_WATTS = 240;
    private static final int HEATER_SECONDS = 15 * 60;
    private static final int DEFROST_AFTER_SECONDS = 10 * 3600;
    private static final double KITCHEN_CELSIUS = 26;
    private static final double INSULATION_SECONDS = 11_000;
    private static final double COOLING_CELSIUS_PER_SECOND = 0.3 / 60;
    private static final double DOOR_FACTOR = 1.7;

    private final Noise noise;
    private final Thermostat thermostat = new Thermostat(3, 6);
    private final Compressor compressor = new Compressor(120);
    private double insideCelsius = 5;
    private int cooledSeconds;
    private int heaterLeftSeconds;
    private double powerFactor = 0.5;

    public Refrigerator(Noise noise) {
        this.noise = noise;
    }

    @Override
    public double live(long localSecond, boolean supplied) {
        boolean defrosting = supplied && heaterLeftSeconds > 0;
        boolean cooling = compressor.live(supplied && !defrosting && thermostat.wantsCooling(insideCelsius));
        insideCelsius += (KITCHEN_CELSIUS - insideCelsius) / INSULATION_SECONDS * doors(localSecond)
                - (cooling ? COOLING_CELSIUS_PER_SECOND : 0);
        planDefrost(defrosting, cooling);
        if (!supplied) {
            return 0;
        }
        return defrosting ? heater(localSecond) : watts(localSecond);
    }

    private void planDefrost(boolean defrosting, boolean cooling) {
        if (defrosting) {
            heaterLeftSeconds--;
        } else if (cooling && ++cooledSeconds >= DEFROST_AFTER_SECONDS) {
            cooledSeconds = 0;
            heaterLeftSeconds = HEATER_SECONDS;
        }
    }

    private double heater(long localSecond) {
        powerFactor = 1;
        return HEATER_WATTS + noise.signed(localSecond);
    }

    private double watts(long localSecond) {
        if (!compressor.running()) {
            powerFactor = 0.5;
            return IDLE_WATTS;
        }
        powerFactor = compressor.starting() ? 0.55 : 0.72;
        double settling = Math.exp(-compressor.runningSeconds() / SETTLING_SECONDS);
        return compressor.starting()
                ? INRUSH_WATTS
                : SETTLED_WATTS + (WARM_START_WATTS - SETTLED_WATTS) * settling + 0.8 * noise.signed(localSecond);
    }

    private static double doors(long localSecond) {
        double hour = LocalTimes.hour(localSecond);
        boolean meal = (hour >= 7 && hour < 9) || (hour >= 12 && hour < 14) || (hour >= 18 && hour < 21);
        return meal ? DOOR_FACTOR : 1;
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
