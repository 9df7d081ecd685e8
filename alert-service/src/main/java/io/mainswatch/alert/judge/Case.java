package io.mainswatch.alert.judge;

import io.mainswatch.alert.outage.Gap;
import io.mainswatch.alert.outage.Outage;
import io.mainswatch.alert.supply.DeviceEvidence;
import io.mainswatch.alert.supply.Finding;
import io.mainswatch.alert.supply.Home;
import io.mainswatch.alert.supply.HomeEvidence;
import io.mainswatch.alert.watch.Listening;
import io.mainswatch.common.device.SupplyClass;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything one judgement of a home looks at. */
record Case(
        Home home,
        Instant now,
        Listening listening,
        List<DeviceEvidence> devices,
        List<Outage> outages,
        @Nullable Instant poweredAt) {

    HomeEvidence evidence() {
        return new HomeEvidence(now, listening.countsFrom(), devices, broken(), open().orElse(null), poweredAt);
    }

    /** The outage of the whole home that goes on. */
    Optional<Outage> openOutage() {
        return outages.stream()
                .filter(outage -> outage.isOpen() && outage.deviceId() == null)
                .findFirst();
    }

    List<Outage> openDeviceOutages() {
        return outages.stream()
                .filter(outage -> outage.isOpen() && outage.deviceId() != null)
                .toList();
    }

    /** Silences of the whole home that ended and of which nobody knows what they were. */
    List<Outage> undecided() {
        return outages.stream()
                .filter(outage -> !outage.isOpen()
                        && outage.deviceId() == null
                        && outage.verdict().equals("unknown"))
                .toList();
    }

    Optional<DeviceEvidence> device(String id) {
        return devices.stream().filter(device -> device.id().equals(id)).findFirst();
    }

    /** Whether a mains device came back since then. */
    boolean mainsReturnedSince(Instant limit) {
        return devices.stream()
                .anyMatch(device -> device.supply() == SupplyClass.MAINS
                        && !device.silent()
                        && device.upSince().isAfter(limit));
    }

    /** Whether a witness said, in the middle of a silence, that it is being charged. */
    boolean wasChargingDuring(Gap gap) {
        return devices.stream()
                .flatMap(device -> Optional.ofNullable(device.claim()).stream())
                .anyMatch(claim -> claim.charging()
                        && claim.at().isAfter(gap.from())
                        && claim.at().isBefore(gap.to()));
    }

    /** Whether anything was heard since we could hear. */
    boolean heardAnything() {
        return devices.stream().anyMatch(device -> !device.wordAt().isBefore(listening.from()));
    }

    private Set<String> broken() {
        return openDeviceOutages().stream()
                .map(Outage::deviceId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private Optional<HomeEvidence.OpenOutage> open() {
        return openOutage()
                .map(outage -> new HomeEvidence.OpenOutage(
                        outage.id(),
                        Finding.Situation.valueOf(outage.verdict().toUpperCase(Locale.ROOT)),
                        outage.startedAt()));
    }
}
