package io.mainswatch.alert.supply;

import io.mainswatch.alert.supply.Finding.Situation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of an outage that goes on: it ends with the first sign of power, or becomes clearer. */
final class OpenVerdict {
    private OpenVerdict() {}

    static Finding of(HomeEvidence home, HomeEvidence.OpenOutage open) {
        var devices = home.considered();
        var restored = restored(devices, open);
        if (restored.isPresent()) {
            return restored.get();
        }
        var unplugged = SupplyVerdict.freshlyUnplugged(devices, open.startedAt());
        if (open.verdict() != Situation.POWER && !unplugged.isEmpty()) {
            return Finding.of(Situation.POWER, open.startedAt(), 0.9, Words.cut(silentMains(devices), unplugged));
        }
        return open.verdict() == Situation.UNKNOWN ? afterSilence(home, devices, open) : asBefore(open);
    }

    /** The first sign of power: a mains device's word, or a phone that charges again. */
    private static Optional<Finding> restored(List<DeviceEvidence> devices, HomeEvidence.OpenOutage open) {
        return Stream.concat(
                        devices.stream()
                                .filter(device -> device.isMains() && !device.silent())
                                .filter(device -> device.wordAt().isAfter(open.startedAt()))
                                .map(device -> new Evidence(
                                        firstWord(device, open), device.id(), device.name() + " spoke again")),
                        devices.stream()
                                .filter(device -> open.verdict() == Situation.POWER && Words.isCharging(device))
                                .filter(device -> Words.claimedSince(device).isAfter(open.startedAt()))
                                .map(Words::charging))
                .min(Comparator.comparing(Evidence::at).thenComparing(Evidence::source))
                .map(first -> Finding.of(Situation.ON, first.at(), 0.95, List.of(first)));
    }

    /** A witness is back after everything was silent, and the mains devices are not: were they only slower? */
    private static Finding afterSilence(HomeEvidence home, List<DeviceEvidence> devices, HomeEvidence.OpenOutage open) {
        var back = devices.stream()
                .filter(device -> !device.isMains() && !device.silent())
                .filter(device -> device.wordAt().isAfter(open.startedAt()))
                .toList();
        if (back.isEmpty()) {
            return asBefore(open);
        }
        var first = back.stream()
                .map(device -> firstWord(device, open))
                .min(Instant::compareTo)
                .orElseThrow();
        var silent = silentMains(devices);
        if (silent.isEmpty()) {
            return Finding.of(Situation.ON, first, 0.6, Words.speaking(back));
        }
        var settledAt = first.plus(SupplyVerdict.RECONNECTING);
        if (home.now().isBefore(settledAt)) {
            return asBefore(open).lookAgain(settledAt);
        }
        var meaning = Testimony.meaning(home, silent, back, open.startedAt(), open.startedAt());
        return meaning.situation() == Situation.ON
                ? Finding.of(Situation.ON, first, meaning.confidence(), meaning.evidence())
                : meaning;
    }

    private static Finding asBefore(HomeEvidence.OpenOutage open) {
        return Finding.of(open.verdict(), open.startedAt(), 0, List.of());
    }

    private static Instant firstWord(DeviceEvidence device, HomeEvidence.OpenOutage open) {
        return device.upSince().isAfter(open.startedAt()) ? device.upSince() : device.wordAt();
    }

    private static List<DeviceEvidence> silentMains(List<DeviceEvidence> devices) {
        return devices.stream()
                .filter(device -> device.isMains() && device.silent())
                .toList();
    }
}
