package io.mainswatch.alert.incident;

import io.mainswatch.alert.outage.Outage;
import io.mainswatch.alert.supply.Evidence;
import io.mainswatch.alert.supply.Home;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A story's messages in plain English, each complete in itself: whoever reads only the last one knows all. Times are
 * the home's own.
 */
final class StoryWords {
    /** Telegram takes 4096 characters; a message read at night takes fewer. */
    private static final int LONGEST = 1_500;

    private static final int EVIDENCE_SHOWN = 4;
    /** More devices than this are counted instead of named. */
    private static final int NAMED = 2;

    private final Home home;
    private final LocalTimes times;

    StoryWords(Home home, Instant now) {
        this.home = home;
        this.times = new LocalTimes(home.zone(), now);
    }

    String begin(Outage outage, String deviceName) {
        var since = times.since(outage.startedAt());
        return bounded(
                switch (outage.verdict()) {
                    case "power" -> "Power is out at " + home.name() + " since " + since + "." + known(outage);
                    case "internet" ->
                        "Internet is lost at " + home.name() + " since " + since + "; the power is on." + known(outage);
                    case "device" ->
                        outage.deviceId() == null
                                ? everyDevice(outage, since)
                                : deviceName + " has been silent since " + since + ". The rest of " + home.name()
                                        + " still speaks: it is this device, not the power.";
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
                    case "device" ->
                        outage.deviceId() == null
                                ? "The mains devices at " + home.name() + " speak again: silent "
                                        + interval(outage, end)
                                        + " The power was not out everywhere."
                                : deviceName + " speaks again: silent " + interval(outage, end);
                    default ->
                        home.name() + " speaks again: silent " + interval(outage, end)
                                + " Power or internet: nothing that came back shows which.";
                });
    }

    private String silent(Outage outage) {
        var words = home.name() + " silent since " + times.since(outage.startedAt())
                + ": power or internet, not yet known.";
        boolean spoken =
                outage.evidence().stream().anyMatch(item -> item.silenced().isEmpty());
        if (spoken) {
            return words + known(outage);
        }
        return words
                + (outage.evidence().size() == 1
                        ? " Only one device watches this home, so its own failure looks the same."
                        : " What comes back may show which.");
    }

    private String everyDevice(Outage outage, String since) {
        return "Every mains device at " + home.name() + " has been silent since " + since
                + ", but the power is not out everywhere: probably a fuse, or the network of these devices."
                + known(outage);
    }

    private String interval(Outage outage, Instant end) {
        return times.interval(outage.startedAt(), end) + ".";
    }

    private String known(Outage outage) {
        if (outage.evidence().isEmpty()) {
            return "";
        }
        var inOrder = outage.evidence().stream()
                .sorted(Comparator.comparing(Evidence::at))
                .toList();
        var said = inOrder.stream()
                .filter(item -> item.silenced().isEmpty())
                .map(item -> item.says() + " at " + times.time(item.at()))
                .distinct();
        var items = Stream.concat(lastWords(inOrder).stream(), said)
                .limit(EVIDENCE_SHOWN)
                .collect(Collectors.joining("; "));
        return " Known from: " + items + ". " + sureness(outage.confidence());
    }

    /** The last words of all that fell silent, as one. */
    private Optional<String> lastWords(List<Evidence> inOrder) {
        var silent =
                inOrder.stream().filter(item -> item.silenced().isPresent()).toList();
        if (silent.isEmpty()) {
            return Optional.empty();
        }
        var names = silent.stream()
                .flatMap(item -> item.silenced().stream())
                .distinct()
                .toList();
        var who = names.size() > NAMED ? names.size() + " devices" : String.join(" and ", names);
        return Optional.of("last word of " + who + " at "
                + times.time(silent.get(silent.size() - 1).at()));
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
