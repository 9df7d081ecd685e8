package io.mainswatch.alert.supply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Evidence in plain words, and the instants it hangs on. At most {@link #MOST} items: a story, not a log. */
final class Words {
    private static final int MOST = 12;

    private Words() {}

    static Instant newestWord(List<DeviceEvidence> devices) {
        return devices.stream()
                .map(DeviceEvidence::wordAt)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    static Instant claimedSince(DeviceEvidence device) {
        return device.claims().map(Claim::since).orElse(Instant.EPOCH);
    }

    private static Instant claimedAt(DeviceEvidence device) {
        return device.claims().map(Claim::at).orElse(Instant.EPOCH);
    }

    static boolean isCharging(DeviceEvidence device) {
        return device.claims().filter(Claim::charging).isPresent();
    }

    /** The mains devices' silence and what the witnesses said meanwhile. */
    static List<Evidence> cut(List<DeviceEvidence> silent, List<DeviceEvidence> witnesses) {
        var items = new ArrayList<Evidence>();
        witnesses.stream().map(Words::witness).forEach(items::add);
        items.addAll(silences(silent));
        return bounded(items);
    }

    static List<Evidence> lineLost(List<DeviceEvidence> silent, List<DeviceEvidence> charging) {
        var items = new ArrayList<Evidence>();
        charging.stream()
                .map(device -> new Evidence(
                        claimedAt(device), device.id(), device.name() + " was charging and spoke over mobile data"))
                .forEach(items::add);
        items.addAll(silences(silent));
        return bounded(items);
    }

    /** The mains devices' silence, and who was charged meanwhile. */
    static List<Evidence> contradicted(List<DeviceEvidence> silent, List<DeviceEvidence> charging) {
        var items = new ArrayList<Evidence>();
        charging.stream()
                .map(device -> new Evidence(claimedAt(device), device.id(), device.name() + " was being charged"))
                .forEach(items::add);
        items.addAll(silences(silent));
        return bounded(items);
    }

    static List<Evidence> silences(List<DeviceEvidence> devices) {
        return bounded(devices.stream()
                .filter(DeviceEvidence::silent)
                .map(device -> Evidence.lastWord(device.wordAt(), device.id(), device.name()))
                .toList());
    }

    static List<Evidence> speaking(List<DeviceEvidence> devices) {
        return bounded(devices.stream()
                .map(device -> new Evidence(device.wordAt(), device.id(), device.name() + " spoke"))
                .toList());
    }

    static Evidence unplugged(DeviceEvidence device) {
        return new Evidence(claimedSince(device), device.id(), device.name() + " went on battery");
    }

    static Evidence charging(DeviceEvidence device) {
        return new Evidence(claimedSince(device), device.id(), device.name() + " was charging again");
    }

    private static Evidence witness(DeviceEvidence device) {
        boolean lostCharger = device.claims().filter(claim -> !claim.charging()).isPresent();
        return lostCharger
                ? unplugged(device)
                : new Evidence(device.wordAt(), device.id(), device.name() + " still spoke");
    }

    private static List<Evidence> bounded(List<Evidence> items) {
        return items.stream()
                .sorted(Comparator.comparing(Evidence::at)
                        .reversed()
                        .thenComparing(Evidence::source)
                        .thenComparing(Evidence::says))
                .limit(MOST)
                .toList();
    }
}
