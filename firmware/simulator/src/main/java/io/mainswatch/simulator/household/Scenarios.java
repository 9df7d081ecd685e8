package io.mainswatch.simulator.household;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scenarios that have a name: something begins, and mostly ends again. */
public enum Scenarios {
    POWER_CUT(Happening.CUT, Happening.RESTORE, 0),
    INTERNET_LOSS(Happening.INTERNET_LOST, Happening.INTERNET_BACK, 0),
    DEAD_DEVICE(Happening.KILL, Happening.REVIVE, 0),
    DUPLICATES(Happening.REPEAT, null, 10),
    LATE_DELIVERY(Happening.HOLD, Happening.RELEASE, 0),
    CLOCK_DRIFT(Happening.DRIFT, null, 120),
    METER_RESET(Happening.RESET, null, 0),
    STUCK_RELAY(Happening.JAM, Happening.FREE, 0);

    private final Happening begins;
    private final @Nullable Happening ends;
    private final double amount;

    Scenarios(Happening begins, @Nullable Happening ends, double amount) {
        this.begins = begins;
        this.ends = ends;
        this.amount = amount;
    }

    /** Begins {@code after} the start and ends {@code lasts} later; happens to {@code deviceId} where it needs one. */
    public Scenario on(String deviceId, Duration after, Duration lasts) {
        var begin = new Scenario.Step(after, begins, deviceId, amount);
        return ends == null
                ? new Scenario(List.of(begin))
                : new Scenario(List.of(begin, new Scenario.Step(after.plus(lasts), ends, deviceId, amount)));
    }
}
