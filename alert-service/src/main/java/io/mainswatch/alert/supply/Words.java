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
                        claimedSince(device), device.id(), device.name() + " is charging and speaks over mobile data"))
                .forEach(items::add);
        items.addAll(silences(silent));
        return bounded(items);
    }

    static List<Evidence> silences(List<DeviceEvidence> devices) {
        return bounded(devices.stream()
                .filter(DeviceEvidence::silent)
                .map(device -> new Evidence(device.wordAt(), device.id(), "last word of " + device.name()))
                .toList());
    }

    static List<Evidence> speaking(List<DeviceEvidence> devices) {
        return bounded(devices.stream()
                .map(device -> new Evidence(device.wordAt(), device.id(), device.name() + " speaks"))
                .toList());
    }

    static Evidence unplugged(DeviceEvidence device) {
        return new Evidence(claimedSince(device), device.id(), device.name() + " is no longer charging");
    }

    static Evidence charging(DeviceEvidence device) {
        return new Evidence(claimedSince(device), device.id(), device.name() + " is charging again");
    }

    private static Evidence witness(DeviceEvidence device) {
        boolean lostCharger = device.claims().filter(claim -> !claim.charging()).isPresent();
        return lostCharger
                ? unplugged(device)
                : new Evidence(device.wordAt(), device.id(), device.name() + " still speaks");
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
