package io.mainswatch.alert.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.alert.outage.Outage;
import io.mainswatch.alert.supply.Evidence;
import io.mainswatch.alert.supply.Home;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryWordsTest {
    private static final Home HOME = new Home("default", "Home", ZoneId.of("Europe/Berlin"));
    private static final Instant START = Instant.parse("2026-01-20T13:02:11Z");
    private final StoryWords words = new StoryWords(HOME, START.plusSeconds(60));

    @Test
    void a_cut_names_home_time_day_and_how_it_is_known() {
        assertThat(words.begin(outage("power", START, null, 0.95), ""))
                .isEqualTo("Power is out at Home since 14:02." + " Known from: last word of Fridge at 14:02. Sure.");
    }

    @Test
    void its_end_tells_start_end_and_length() {
        var end = START.plus(Duration.ofMinutes(134));
        assertThat(words.end(outage("power", START, end, 0.75), ""))
                .isEqualTo("Power is back at Home: out from 14:02 to 16:16, 2 h 14 min."
                        + " Known from: last word of Fridge at 14:02. Very likely.");
    }

    @Test
    void a_silence_is_told_in_honest_words() {
        assertThat(words.begin(outage("unknown", START, null, 0.5), ""))
                .startsWith("Home silent since 14:02: power or internet, not yet known.")
                .contains("Only one device watches this home");
        assertThat(words.end(outage("unknown", START, START.plusSeconds(1080), 0.5), ""))
                .isEqualTo("Home speaks again: silent from 14:02 to 14:20, 18 min."
                        + " Power or internet: nothing that came back shows which.");
    }

    @Test
    void a_device_is_named_and_called_what_it_is() {
        assertThat(words.begin(boiler(START), "Boiler"))
                .startsWith("Boiler has been silent since 14:02.")
                .contains("not the power");
    }

    @Test
    void what_became_clear_says_so() {
        assertThat(words.correction(outage("power", START, null, 0.9))).startsWith("Now known: Power is out at Home");
        assertThat(words.correction(outage("internet", START, START.plusSeconds(600), 0.9)))
                .startsWith("Now known: it was only the internet at Home, from 14:02 to 14:12, 10 min.");
    }

    @Test
    void a_day_is_named_when_it_is_not_today() {
        var tomorrow = new StoryWords(HOME, START.plus(Duration.ofDays(1)));
        assertThat(tomorrow.begin(outage("power", START, null, 0.95), ""))
                .startsWith("Power is out at Home since 14:02 (Tue 20 Jan).");
        assertThat(tomorrow.end(outage("power", START, START.plusSeconds(26), 0.95), ""))
                .contains("out at 14:02 (Tue 20 Jan) for 26 s.");
        assertThat(tomorrow.end(outage("power", START, START.plusSeconds(600), 0.95), ""))
                .contains("out from Tue 20 Jan 14:02 to 14:12, 10 min.");
    }

    @Test
    void what_is_known_is_said_in_few_words() {
        var evidence = List.of(
                new Evidence(START.plusSeconds(70), "phone", "Spare phone went on battery"),
                new Evidence(START.plusSeconds(3), "b", "last word of Boiler"),
                new Evidence(START.plusSeconds(2), "c", "last word of Oven"),
                new Evidence(START, "a", "last word of Fridge"));
        var all = new Outage("id", "default", START, null, "power", 0.95, null, evidence, 1);
        assertThat(words.begin(all, ""))
                .endsWith("Known from: last word of 3 devices at 14:02; Spare phone went on battery at 14:03. Sure.");
        var two = new Outage("id", "default", START, null, "power", 0.95, null, evidence.subList(2, 4), 1);
        assertThat(words.begin(two, "")).endsWith("Known from: last word of Fridge and Oven at 14:02. Sure.");
    }

    @Test
    void every_mains_device_silent_beside_a_charging_phone_is_not_called_a_cut() {
        assertThat(words.begin(outage("device", START, null, 0.6), ""))
                .startsWith("Every mains device at Home has been silent since 14:02")
                .contains("a fuse")
                .contains("not out everywhere");
        assertThat(words.end(outage("device", START, START.plusSeconds(240), 0.6), ""))
                .startsWith("The mains devices at Home speak again: silent from 14:02 to 14:06, 4 min.");
    }

    @Test
    void a_night_over_midnight_shows_both_days() {
        var evening = Instant.parse("2026-01-20T22:50:00Z");
        assertThat(words.end(outage("power", evening, evening.plusSeconds(4_800), 1), ""))
                .contains("out from Tue 20 Jan 23:50 to Wed 21 Jan 01:10, 1 h 20 min.");
    }

    @Test
    void the_night_the_clock_goes_back_counts_the_hour_twice_and_says_which() {
        var before = Instant.parse("2026-10-25T00:30:00Z");
        assertThat(new StoryWords(HOME, before).end(outage("power", before, before.plus(Duration.ofHours(1)), 1), ""))
                .contains("out from 02:30 CEST to 02:30 CET, 1 h.");
    }

    @Test
    void the_night_the_clock_goes_forward_leaves_out_an_hour_nobody_had() {
        var before = Instant.parse("2026-03-29T00:50:00Z");
        assertThat(new StoryWords(HOME, before)
                        .end(outage("power", before, before.plus(Duration.ofMinutes(20)), 1), ""))
                .contains("out from 01:50 CET to 03:10 CEST, 20 min.");
    }

    @Test
    void lengths_read_naturally() {
        assertThat(LocalTimes.length(Duration.ZERO)).isEqualTo("1 s");
        assertThat(LocalTimes.length(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(LocalTimes.length(Duration.ofSeconds(60))).isEqualTo("1 min");
        assertThat(LocalTimes.length(Duration.ofSeconds(80))).isEqualTo("1 min 20 s");
        assertThat(LocalTimes.length(Duration.ofSeconds(1_234))).isEqualTo("20 min");
        assertThat(LocalTimes.length(Duration.ofHours(24))).isEqualTo("1 d");
        assertThat(LocalTimes.length(Duration.ofMinutes(1_563))).isEqualTo("1 d 2 h 3 min");
    }

    @Test
    void a_message_is_bounded_whatever_its_evidence() {
        var long_ = new Evidence(START, "x", "y".repeat(5_000));
        var outage = new Outage("id", "default", START, null, "power", 1, null, Collections.nCopies(3, long_), 1);
        assertThat(words.begin(outage, "")).hasSizeLessThanOrEqualTo(1_500);
    }

    private static Outage boiler(Instant start) {
        return new Outage("id", "default", start, null, "device", 0.8, "boiler", List.of(), 1);
    }

    private static Outage outage(String verdict, Instant start, @Nullable Instant end, double confidence) {
        var evidence = List.of(new Evidence(START, "fridge", "last word of Fridge"));
        return new Outage("id", "default", start, end, verdict, confidence, null, evidence, 1);
    }
}
