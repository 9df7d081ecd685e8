package io.mainswatch.simulator.household;

import io.vertx.core.Future;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What can happen to a household, by the names a script uses. */
public enum Happening {
    CUT((household, step) -> household.cutPower()),
    RESTORE((household, step) -> household.restorePower()),
    INTERNET_LOST((household, step) -> household.loseInternet()),
    INTERNET_BACK((household, step) -> household.regainInternet()),
    KILL((household, step) -> household.killDevice(step.deviceId())),
    REVIVE((household, step) -> household.reviveDevice(step.deviceId())),
    REPEAT((household, step) -> household.repeatReadings(step.deviceId(), (int) step.amount())),
    HOLD((household, step) -> household.holdReadings(step.deviceId())),
    RELEASE((household, step) -> household.releaseReadings(step.deviceId())),
    DRIFT((household, step) -> household.driftClock(step.deviceId(), step.amount())),
    RESET((household, step) -> household.resetMeter(step.deviceId())),
    JAM((household, step) -> household.jamRelay(step.deviceId())),
    FREE((household, step) -> household.freeRelay(step.deviceId()));

    private final BiFunction<Household, Scenario.Step, Future<Void>> effect;

    Happening(BiFunction<Household, Scenario.Step, Future<Void>> effect) {
        this.effect = effect;
    }

    /** Whether it happens to one device; otherwise to the whole house. */
    boolean needsDevice() {
        return !EnumSet.of(CUT, RESTORE, INTERNET_LOST, INTERNET_BACK).contains(this);
    }

    Future<Void> befall(Household household, Scenario.Step step) {
        return effect.apply(household, step);
    }

    /** {@code internet-lost} for {@code INTERNET_LOST}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Happening parse(String word) {
        return Arrays.stream(values())
                .filter(happening -> happening.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is none of "
                        + Arrays.stream(values()).map(Happening::word).collect(Collectors.joining(", "))));
    }
}
