package io.mainswatch.alert.supply;

import io.mainswatch.alert.supply.Finding.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What it means that witnesses spoke on while every mains device is silent. */
final class Testimony {
    /** A witness that never paused longer than this spoke right through: the line was never gone long enough. */
    private static final Duration UNBROKEN = Duration.ofSeconds(20);
    /** What is not the whole supply is no alarm: the devices get this long to be heard again. */
    private static final Duration CALM = Duration.ofSeconds(20);

    private Testimony() {}

    /**
     * Unless a witness spoke without a pause, the line may have been gone and come back just now.
     *
     * @param last the last word of the mains devices
     * @param proof only what was said after this shows that the way from the home to us was open
     */
    static Finding of(
            HomeEvidence home, List<DeviceEvidence> silent, List<DeviceEvidence> spoke, Instant last, Instant proof) {
        var settledAt = firstWord(spoke, proof).plus(SupplyVerdict.RECONNECTING);
        if (!unbroken(home, spoke, last) && home.now().isBefore(settledAt)) {
            return Finding.waiting(last, settledAt);
        }
        return meaning(home, silent, spoke, last, proof);
    }

    static Finding meaning(
            HomeEvidence home, List<DeviceEvidence> silent, List<DeviceEvidence> spoke, Instant last, Instant proof) {
        var charging = spoke.stream()
                .filter(device -> device.claims()
                        .filter(claim -> claim.charging() && claim.at().isAfter(proof))
                        .isPresent())
                .toList();
        if (!charging.isEmpty()) {
            boolean mobile = charging.stream().allMatch(DeviceEvidence::isMobile);
            return mobile
                    ? Finding.of(Situation.INTERNET, last, 0.7, Words.lineLost(silent, charging))
                    : notTheSupply(home, silent, charging, last, proof);
        }
        boolean unclear = spoke.stream().allMatch(device -> device.isMobile() && device.claim() == null);
        if (unclear) {
            return Finding.of(Situation.UNKNOWN, last, 0.5, Words.cut(silent, spoke));
        }
        double confidence = Math.min(0.9, 0.65 + 0.1 * silent.size() + 0.05 * (spoke.size() - 1));
        return Finding.of(Situation.POWER, last, confidence, Words.cut(silent, spoke));
    }

    /** A phone is charged at home and no mains device speaks: one story for all of them, if they are several. */
    private static Finding notTheSupply(
            HomeEvidence home,
            List<DeviceEvidence> silent,
            List<DeviceEvidence> charging,
            Instant last,
            Instant proof) {
        if (silent.size() == 1) {
            return SupplyVerdict.on(charging, 0.6)
                    .withBroken(Broken.among(home, silent))
                    .lookAgain(Broken.nextLook(home, silent));
        }
        var tellAt = unbroken(home, charging, last)
                ? proof.plus(CALM)
                : firstWord(charging, proof).plus(Broken.STEADY);
        return home.now().isBefore(tellAt)
                ? Finding.waiting(last, tellAt)
                : Finding.of(Situation.DEVICE, last, 0.6, Words.contradicted(silent, charging));
    }

    private static boolean unbroken(HomeEvidence home, List<DeviceEvidence> spoke, Instant last) {
        return spoke.stream().anyMatch(device -> device.spokeWithin(last, home.now(), UNBROKEN));
    }

    private static Instant firstWord(List<DeviceEvidence> spoke, Instant proof) {
        return spoke.stream()
                .map(device -> device.firstWordAfter(proof).orElse(device.wordAt()))
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
