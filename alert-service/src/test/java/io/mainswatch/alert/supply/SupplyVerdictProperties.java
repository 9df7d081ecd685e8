package io.mainswatch.alert.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.alert.supply.Finding.Situation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SupplyVerdictProperties {
    @Property
    void the_order_of_the_devices_does_not_matter(@ForAll("homes") List<DeviceEvidence> devices, @ForAll long seed) {
        var shuffled = new ArrayList<>(devices);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(SupplyVerdict.of(home(shuffled))).isEqualTo(SupplyVerdict.of(home(devices)));
    }

    @Property
    void no_cut_without_a_silent_mains_device_or_a_phone_off_its_charger(
            @ForAll("homes") List<DeviceEvidence> devices) {
        boolean silentMains = devices.stream().anyMatch(device -> device.isMains() && device.silent());
        boolean offCharger = devices.stream()
                .anyMatch(device ->
                        device.claims().filter(claim -> !claim.charging()).isPresent());
        if (!silentMains && !offCharger) {
            assertThat(SupplyVerdict.of(home(devices)).situation()).isNotEqualTo(Situation.POWER);
        }
    }

    @Property
    void the_silence_of_everything_without_a_word_about_chargers_is_never_a_cut(
            @ForAll("homes") List<DeviceEvidence> devices) {
        var silent = devices.stream()
                .filter(device -> device.silent() && device.claim() == null)
                .toList();
        assertThat(SupplyVerdict.of(home(silent)).situation()).isNotEqualTo(Situation.POWER);
    }

    @Property
    void nobody_calls_it_a_cut_while_a_mains_device_has_just_spoken(@ForAll("homes") List<DeviceEvidence> devices) {
        var withMeter = new ArrayList<>(devices);
        withMeter.add(Devices.meter("just-now", 0));
        assertThat(SupplyVerdict.of(home(withMeter)).situation())
                .isNotIn(Situation.POWER, Situation.UNKNOWN, Situation.INTERNET);
    }

    @Property
    void waiting_always_knows_until_when(@ForAll("homes") List<DeviceEvidence> devices) {
        var finding = SupplyVerdict.of(home(devices));
        if (finding.situation() == Situation.WAITING) {
            assertThat(finding.nextLook())
                    .hasValueSatisfying(at -> assertThat(at).isAfter(Devices.NOW));
        }
    }

    @Provide
    Arbitrary<List<DeviceEvidence>> homes() {
        var ids = Arbitraries.integers().between(0, 999);
        var ago = Arbitraries.longs().between(0, 900);
        var meters = Combinators.combine(ids, ago).as((id, word) -> Devices.meter("m" + id, word));
        var witnesses = Combinators.combine(ids, ago).as((id, word) -> Devices.ups("u" + id, word + 9, word));
        var phones = Combinators.combine(ids, ago, Arbitraries.of("none", "true", "false"), ago)
                .as((id, word, charging, since) -> Devices.phone(
                        "p" + id,
                        word,
                        charging.equals("none")
                                ? null
                                : Devices.claim(Boolean.parseBoolean(charging), Math.max(since, word), word),
                        since % 3 == 0 ? "mobile" : since % 3 == 1 ? "wifi" : ""));
        return Arbitraries.oneOf(List.of(meters, witnesses, phones))
                .list()
                .ofMaxSize(6)
                .uniqueElements(DeviceEvidence::id);
    }

    private static HomeEvidence home(List<DeviceEvidence> devices) {
        return new HomeEvidence(Devices.NOW, Devices.at(9_000), devices, Set.of(), null, null);
    }
}
