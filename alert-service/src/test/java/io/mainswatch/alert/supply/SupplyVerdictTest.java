package io.mainswatch.alert.supply;

import static io.mainswatch.alert.supply.Devices.at;
import static io.mainswatch.alert.supply.Devices.claim;
import static io.mainswatch.alert.supply.Devices.home;
import static io.mainswatch.alert.supply.Devices.meter;
import static io.mainswatch.alert.supply.Devices.phone;
import static io.mainswatch.alert.supply.Devices.returned;
import static io.mainswatch.alert.supply.Devices.ups;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.alert.supply.Finding.Situation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SupplyVerdictTest {
    @Test
    void meters_that_speak_mean_that_the_mains_is_on() {
        assertThat(situation(home(meter("a", 5), meter("b", 20), phone("p", 60, null, "wifi"))))
                .isEqualTo(Situation.ON);
    }

    @Test
    void a_home_of_nothing_is_not_watched() {
        assertThat(situation(home())).isEqualTo(Situation.NOT_WATCHED);
    }

    @Test
    void silent_meters_and_a_phone_that_lost_its_charger_just_then_are_a_cut() {
        var finding =
                SupplyVerdict.of(home(meter("a", 50), meter("b", 46), phone("p", 45, claim(false, 45, 45), "mobile")));
        assertThat(finding.situation()).isEqualTo(Situation.POWER);
        assertThat(finding.since()).isEqualTo(at(46));
        assertThat(finding.confidence()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void a_word_the_phone_sent_before_the_meters_missed_theirs_proves_nothing() {
        var finding = SupplyVerdict.of(home(meter("a", 50), phone("p", 40, null, "wifi")));
        assertThat(finding.situation()).isEqualTo(Situation.WAITING);
        assertThat(finding.nextLook()).contains(at(40).plusSeconds(180));
    }

    @Test
    void a_phone_that_speaks_after_the_meters_missed_theirs_is_a_witness_once_they_had_time_to_reconnect() {
        assertThat(situation(home(meter("a", 80), phone("p", 20, null, "wifi"))))
                .isEqualTo(Situation.WAITING);
        assertThat(situation(home(meter("a", 120), phone("p", 31, null, "wifi"))))
                .isEqualTo(Situation.POWER);
    }

    @Test
    void a_witness_that_spoke_right_through_needs_no_waiting() {
        assertThat(situation(home(meter("a", 46), ups("u", 45, 30, 15, 5)))).isEqualTo(Situation.POWER);
    }

    @Test
    void the_silence_of_everything_is_unknown() {
        var finding = SupplyVerdict.of(home(meter("a", 300), phone("p", 200, claim(true, 5000, 200), "wifi")));
        assertThat(finding.situation()).isEqualTo(Situation.UNKNOWN);
        assertThat(finding.since()).isEqualTo(at(200));
    }

    @Test
    void a_charging_phone_on_mobile_data_means_the_line() {
        assertThat(situation(home(meter("a", 300), phone("p", 60, claim(true, 5000, 60), "mobile"))))
                .isEqualTo(Situation.INTERNET);
    }

    @Test
    void a_phone_on_mobile_data_that_knows_no_charger_cannot_tell() {
        assertThat(situation(home(meter("a", 300), phone("p", 60, null, "mobile"))))
                .isEqualTo(Situation.UNKNOWN);
    }

    @Test
    void one_silent_meter_of_two_is_broken_by_itself() {
        var finding = SupplyVerdict.of(home(meter("a", 200), meter("b", 5), phone("p", 60, null, "wifi")));
        assertThat(finding.situation()).isEqualTo(Situation.ON);
        assertThat(finding.broken()).containsExactly("a");
    }

    @Test
    void a_silent_meter_waits_for_the_other_to_speak_or_miss_its_word() {
        var finding = SupplyVerdict.of(home(meter("a", 46), meter("b", 25), phone("p", 1, null, "wifi")));
        assertThat(finding.situation()).isEqualTo(Situation.WAITING);
        assertThat(finding.nextLook()).contains(at(25).plusSeconds(45));
    }

    @Test
    void an_unplugged_phone_among_speaking_meters_is_no_cut() {
        assertThat(situation(home(meter("a", 5), phone("p", 20, claim(false, 20, 20), "wifi"))))
                .isEqualTo(Situation.ON);
        assertThat(situation(home(meter("a", 25), phone("p", 20, claim(false, 20, 20), "wifi"))))
                .isEqualTo(Situation.WAITING);
    }

    @Test
    void a_lone_phone_tells_by_its_charger_and_is_surer_on_mobile_data() {
        var mobile = SupplyVerdict.of(home(phone("p", 20, claim(false, 20, 20), "mobile")));
        var wifi = SupplyVerdict.of(home(phone("p", 20, claim(false, 20, 20), "wifi")));
        assertThat(mobile.situation()).isEqualTo(Situation.POWER);
        assertThat(wifi.situation()).isEqualTo(Situation.POWER);
        assertThat(mobile.confidence()).isGreaterThan(wifi.confidence());
    }

    @Test
    void a_phone_that_never_charges_says_nothing_by_not_charging() {
        var never = new Claim(false, at(20), at(5000), false);
        assertThat(situation(home(phone("p", 20, never, "wifi")))).isEqualTo(Situation.ON);
    }

    @Test
    void devices_get_time_to_boot_when_the_power_is_back() {
        var back = new HomeEvidence(
                Devices.NOW,
                at(9000),
                List.of(meter("a", 600), meter("b", 2), phone("p", 5, null, "wifi")),
                Set.of(),
                null,
                at(30));
        assertThat(SupplyVerdict.of(back).broken()).isEmpty();
    }

    @Test
    void who_returns_first_from_a_common_silence_accuses_nobody_until_the_others_had_time_to_reconnect() {
        var first = SupplyVerdict.of(home(meter("a", 100), meter("b", 97), returned("c", 2), phone("p", 70, null, "")));
        assertThat(first.situation()).isEqualTo(Situation.ON);
        assertThat(first.broken()).isEmpty();
        assertThat(first.nextLook()).contains(at(2).plusSeconds(60));
        assertThat(SupplyVerdict.of(home(meter("a", 100), returned("c", 59))).broken())
                .isEmpty();
        assertThat(SupplyVerdict.of(home(meter("a", 160), returned("c", 61))).broken())
                .containsExactly("a");
    }

    @Test
    void a_slower_meter_that_was_away_unnoticed_accuses_nobody_either() {
        var quick = Devices.meter("quick", 5, 5, 45);
        assertThat(SupplyVerdict.of(home(quick, meter("slow", 1))).broken()).isEmpty();
    }

    @Test
    void every_meter_silent_beside_a_phone_that_is_charged_is_a_fuse_or_their_network() {
        var charged = phone("p", 30, claim(true, 5000, 30), "wifi");
        assertThat(situation(home(meter("a", 150), meter("b", 148), charged))).isEqualTo(Situation.WAITING);
        var settled = phone("p", 61, claim(true, 5000, 61), "wifi");
        var finding = SupplyVerdict.of(home(meter("a", 190), meter("b", 188), settled));
        assertThat(finding.situation()).isEqualTo(Situation.DEVICE);
        assertThat(finding.since()).isEqualTo(at(188));
        assertThat(finding.broken()).isEmpty();
        assertThat(finding.evidence()).extracting(Evidence::says).contains("p was being charged");
        assertThat(situation(home(meter("a", 190), meter("b", 188), phone("p", 61, null, "wifi"))))
                .isEqualTo(Situation.POWER);
    }

    @Test
    void a_story_of_every_meter_ends_with_the_first_that_speaks_and_becomes_a_cut_with_an_unplugged_phone() {
        var open = new HomeEvidence.OpenOutage("o", Situation.DEVICE, at(600));
        var charged = phone("p", 60, claim(true, 5000, 60), "wifi");
        assertThat(SupplyVerdict.of(with(open, meter("a", 620), meter("b", 600), charged))
                        .situation())
                .isEqualTo(Situation.DEVICE);
        assertThat(SupplyVerdict.of(with(open, meter("a", 620), returned("b", 3), charged))
                        .situation())
                .isEqualTo(Situation.ON);
        var unplugged = phone("p", 20, claim(false, 20, 20), "wifi");
        assertThat(SupplyVerdict.of(with(open, meter("a", 620), meter("b", 600), unplugged))
                        .situation())
                .isEqualTo(Situation.POWER);
    }

    @Test
    void an_open_cut_ends_with_the_first_sign_of_power() {
        var open = new HomeEvidence.OpenOutage("o", Situation.POWER, at(600));
        var meterBack = with(open, meter("a", 3), meter("b", 600), phone("p", 60, claim(false, 599, 60), "mobile"));
        assertThat(SupplyVerdict.of(meterBack).situation()).isEqualTo(Situation.ON);
        assertThat(SupplyVerdict.of(meterBack).since()).isEqualTo(at(3));
        var charging = with(open, meter("a", 600), phone("p", 4, claim(true, 4, 4), "wifi"));
        assertThat(SupplyVerdict.of(charging).since()).isEqualTo(at(4));
        var still = with(open, meter("a", 600), phone("p", 4, claim(false, 599, 4), "wifi"));
        assertThat(SupplyVerdict.of(still).situation()).isEqualTo(Situation.POWER);
    }

    @Test
    void a_phone_that_returns_first_after_a_silence_decides_nothing_at_once() {
        var open = new HomeEvidence.OpenOutage("o", Situation.UNKNOWN, at(600));
        var first = with(open, meter("a", 620), phone("p", 10, null, "wifi"));
        assertThat(SupplyVerdict.of(first).situation()).isEqualTo(Situation.UNKNOWN);
        var settled = with(open, meter("a", 620), phone("p", 31, null, "wifi"));
        assertThat(SupplyVerdict.of(settled).situation()).isEqualTo(Situation.POWER);
        var unplugged = with(open, meter("a", 620), phone("p", 1, claim(false, 590, 1), "wifi"));
        assertThat(SupplyVerdict.of(unplugged).situation()).isEqualTo(Situation.POWER);
    }

    private static HomeEvidence with(HomeEvidence.OpenOutage open, DeviceEvidence... devices) {
        return new HomeEvidence(Devices.NOW, at(9000), List.of(devices), Set.of(), open, null);
    }

    private static Situation situation(HomeEvidence home) {
        return SupplyVerdict.of(home).situation();
    }
}
