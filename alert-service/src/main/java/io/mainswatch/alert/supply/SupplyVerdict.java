package io.mainswatch.alert.supply;

import io.mainswatch.alert.supply.Finding.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the silence of a home's devices means. Pure: the same evidence, in any order, gives the same finding.
 *
 * <p>Silence alone never is a power cut. It takes a witness: something of the home that spoke after every mains device
 * should have, or a phone that lost its charger just then.
 */
public final class SupplyVerdict {
    /**
     * How long a device that might still speak may hold up the verdict, from the last word of the mains on: an ordinary
     * phone (120 s and 60 s) that spoke just after it does, a camera that speaks every ten minutes does not.
     */
    static final Duration PATIENCE = Duration.ofMinutes(4);
    /** How much later than a phone mains devices may reconnect when the line, not the power, had been gone. */
    static final Duration RECONNECTING = Duration.ofSeconds(30);
    /** A phone's claim may overtake the last reading of a meter by this. */
    static final Duration OVERTAKING = Duration.ofSeconds(5);

    private static final Duration BREATH = Duration.ofSeconds(2);

    private SupplyVerdict() {}

    /** Judges a home. */
    public static Finding of(HomeEvidence home) {
        if (home.open() != null) {
            return OpenVerdict.of(home, home.open());
        }
        var devices = home.considered();
        if (devices.isEmpty()) {
            return Finding.of(Situation.NOT_WATCHED, home.now(), 0, List.of());
        }
        var mains = devices.stream().filter(DeviceEvidence::isMains).toList();
        if (mains.isEmpty()) {
            return withoutMains(home, devices);
        }
        var silent = mains.stream().filter(DeviceEvidence::silent).toList();
        return silent.isEmpty() ? nothingSilent(home, devices, mains) : someSilent(home, devices, mains, silent);
    }

    /** A home seen only by phones and the like. */
    private static Finding withoutMains(HomeEvidence home, List<DeviceEvidence> devices) {
        var unplugged = devices.stream()
                .filter(device -> device.claims()
                        .filter(claim -> !claim.charging() && claim.changed())
                        .isPresent())
                .min(Comparator.comparing(Words::claimedSince));
        if (unplugged.isPresent()) {
            var phone = unplugged.get();
            double confidence = phone.isMobile() ? 0.8 : phone.network().isEmpty() ? 0.6 : 0.65;
            return Finding.of(Situation.POWER, Words.claimedSince(phone), confidence, List.of(Words.unplugged(phone)));
        }
        if (devices.stream().allMatch(DeviceEvidence::silent)) {
            return silence(devices);
        }
        var speaking = devices.stream().filter(device -> !device.silent()).toList();
        return on(speaking, 0.5).withBroken(Broken.among(home, devices));
    }

    /** Every mains device keeps its rhythm so far. */
    private static Finding nothingSilent(HomeEvidence home, List<DeviceEvidence> devices, List<DeviceEvidence> mains) {
        var on = on(mains, 0.95).withBroken(Broken.among(home, devices)).lookAgain(Broken.nextLook(home, devices));
        var last = Words.newestWord(mains);
        var witness = freshlyUnplugged(devices, last);
        if (witness.isEmpty() || last.isAfter(Words.claimedSince(witness.get(0)))) {
            return on;
        }
        var first = witness.get(0);
        var since = Words.claimedSince(first);
        var decidedBy = mains.stream()
                .map(DeviceEvidence::deadlineAt)
                .min(Instant::compareTo)
                .orElseThrow();
        var limit = since.plus(PATIENCE);
        if (home.now().isBefore(limit)) {
            return Finding.waiting(since, decidedBy.isBefore(limit) ? decidedBy : limit);
        }
        // The mains devices speak so rarely that waiting for them would hide a cut.
        return Finding.of(Situation.POWER, since, 0.6, List.of(Words.unplugged(first)));
    }

    private static Finding someSilent(
            HomeEvidence home, List<DeviceEvidence> devices, List<DeviceEvidence> mains, List<DeviceEvidence> silent) {
        var missed = earliestMissed(silent);
        var alive = mains.stream()
                .filter(device -> !device.silent() && device.wordAt().isAfter(missed))
                .toList();
        if (!alive.isEmpty()) {
            return on(alive, 0.9).withBroken(Broken.among(home, devices)).lookAgain(Broken.nextLook(home, devices));
        }
        var returned = home.poweredAt() == null ? Instant.MIN : home.poweredAt();
        var last = latest(Words.newestWord(silent), returned);
        var limit = last.plus(PATIENCE);
        var pending = holdingUp(home, mains, limit);
        if (!pending.isEmpty()) {
            return Finding.waiting(last, earliestDeadline(pending));
        }
        boolean booting = !last.isAfter(returned) && home.now().isBefore(limit);
        if (booting && freshlyUnplugged(devices, last).isEmpty()) {
            return Finding.waiting(last, limit);
        }
        return mainsSilent(home, devices, silent, last);
    }

    /** Every mains device that could have spoken is silent: what do the witnesses say? */
    private static Finding mainsSilent(
            HomeEvidence home, List<DeviceEvidence> devices, List<DeviceEvidence> silent, Instant last) {
        var unplugged = freshlyUnplugged(devices, last);
        if (!unplugged.isEmpty()) {
            return Finding.of(Situation.POWER, last, 0.95, Words.cut(silent, unplugged));
        }
        var proof = latest(earliestMissed(silent), last.plus(BREATH));
        var witnesses = devices.stream()
                .filter(device -> !device.isMains() && !device.silent())
                .toList();
        var spoke = witnesses.stream()
                .filter(device -> device.firstWordAfter(proof).isPresent())
                .toList();
        if (!spoke.isEmpty()) {
            return Testimony.of(home, silent, spoke, last, proof);
        }
        var pending = holdingUp(home, witnesses, last.plus(PATIENCE));
        return pending.isEmpty() ? silence(devices) : Finding.waiting(last, earliestDeadline(pending));
    }

    /** Nobody speaks: power or internet, nobody can know yet. */
    private static Finding silence(List<DeviceEvidence> devices) {
        return Finding.of(Situation.UNKNOWN, Words.newestWord(devices), 0.5, Words.silences(devices));
    }

    static Finding on(List<DeviceEvidence> speaking, double confidence) {
        return Finding.of(Situation.ON, Words.newestWord(speaking), confidence, Words.speaking(speaking));
    }

    /** Witnesses that lost their charger no earlier than the last word of the mains, the earliest first. */
    static List<DeviceEvidence> freshlyUnplugged(List<DeviceEvidence> devices, Instant lastMainsWord) {
        return devices.stream()
                .filter(device -> !device.isMains())
                .filter(device -> device.claims()
                        .filter(claim -> !claim.charging() && claim.changed())
                        .filter(claim -> claim.since().isAfter(lastMainsWord.minus(OVERTAKING)))
                        .isPresent())
                .sorted(Comparator.comparing(Words::claimedSince).thenComparing(DeviceEvidence::id))
                .toList();
    }

    private static List<DeviceEvidence> holdingUp(HomeEvidence home, List<DeviceEvidence> devices, Instant limit) {
        var pending = new ArrayList<DeviceEvidence>();
        for (var device : devices) {
            if (!device.silent()
                    && !device.deadlineAt().isAfter(limit)
                    && home.now().isBefore(limit)) {
                pending.add(device);
            }
        }
        return pending;
    }

    private static Instant earliestDeadline(List<DeviceEvidence> devices) {
        return devices.stream()
                .map(DeviceEvidence::deadlineAt)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    static Instant earliestMissed(List<DeviceEvidence> silent) {
        return silent.stream()
                .map(DeviceEvidence::missedFrom)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
