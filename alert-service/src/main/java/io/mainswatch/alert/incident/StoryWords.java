package io.mainswatch.alert.incident;

import io.mainswatch.alert.outage.Outage;
import io.mainswatch.alert.supply.Evidence;
import io.mainswatch.alert.supply.Home;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A story's messages in plain English, each complete in itself: whoever reads only the last one knows all. Times are
 * the home's own.
 */
final class StoryWords {
    /** Telegram takes 4096 characters; a message read at night takes fewer. */
    private static final int LONGEST = 1_500;

    private static final int EVIDENCE_SHOWN = 4;

    private final Home home;
    private final LocalTimes times;

    StoryWords(Home home) {
        this.home = home;
        this.times = new LocalTimes(home.zone());
    }

    String begin(Outage outage, String deviceName) {
        var since = times.timeAndDay(outage.startedAt());
        return bounded(
                switch (outage.verdict()) {
                    case "power" -> "Power is out at " + home.name() + " since " + since + "." + known(outage);
                    case "internet" ->
                        "Internet is lost at " + home.name() + " since " + since + "; the power is on." + known(outage);
                    case "device" ->
                        deviceName + " is silent since " + since + ". The rest of " + home.name()
                                + " speaks, so it is this device and not the power.";
                    default -> silent(outage);
                });
    }

    /** It became clear, while it goes on or just after it ended. */
    String correction(Outage outage) {
        var end = outage.endedAt();
        if (end == null) {
            return bounded("Now known: " + begin(outage, ""));
        }
        return bounded(
                switch (outage.verdict()) {
                    case "power" ->
                        "Now known: it was a power cut at " + home.name() + ", " + interval(outage, end)
                                + known(outage);
                    case "internet" ->
                        "Now known: it was only the internet at " + home.name() + ", " + interval(outage, end)
                                + " The power stayed on." + known(outage);
                    default -> end(outage, "");
                });
    }

    String end(Outage outage, String deviceName) {
        var end = Objects.requireNonNull(outage.endedAt(), "only what ended has an end to tell");
        return bounded(
                switch (outage.verdict()) {
                    case "power" ->
                        "Power is back at " + home.name() + ": out " + interval(outage, end) + known(outage);
                    case "internet" ->
                        "Internet is back at " + home.name() + ": lost " + interval(outage, end)
                                + " The power stayed on." + known(outage);
                    case "device" -> deviceName + " speaks again: silent " + interval(outage, end);
                    default ->
                        home.name() + " speaks again: silent " + interval(outage, end)
                                + " Power or internet: nothing that came back shows which.";
                });
    }

    private String silent(Outage outage) {
        var words = home.name() + " silent since " + times.time(outage.startedAt())
                + ": power or internet, not yet known. (" + times.day(outage.startedAt()) + ")";
        long witnesses =
                outage.evidence().stream().map(Evidence::source).distinct().count();
        return witnesses == 1
                ? words + " Only one device watches this home, so its own failure looks the same." + known(outage)
                : words + known(outage);
    }

    private String interval(Outage outage, Instant end) {
        return times.interval(outage.startedAt(), end) + ".";
    }

    private String known(Outage outage) {
        if (outage.evidence().isEmpty()) {
            return "";
        }
        var items = outage.evidence().stream()
                .sorted(Comparator.comparing(Evidence::at))
                .map(item -> item.says() + " (" + times.time(item.at()) + ")")
                .distinct()
                .limit(EVIDENCE_SHOWN)
                .collect(Collectors.joining("; "));
        return " Known from: " + items + ". " + sureness(outage.confidence());
    }

    private static String sureness(double confidence) {
        if (confidence >= 0.9) {
            return "Sure.";
        }
        return confidence >= 0.7 ? "Very likely." : confidence > 0.5 ? "Likely, not certain." : "Not certain.";
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
