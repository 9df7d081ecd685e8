package io.mainswatch.simulator.household;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happens to a household and when, counted from its start. */
public record Scenario(List<Step> steps) {
    private static final double REPEATED_READINGS = 5;

    /**
     * One thing that happens.
     *
     * @param after how long after the start
     * @param device the device it happens to, where it does not happen to all
     * @param amount how many readings, or seconds an hour, as the happening has it
     */
    public record Step(
            Duration after, Happening happening, @Nullable String device, double amount) {

        /** Reads {@code 60s=cut}, {@code 2m=kill:FR003}, {@code 0s=drift:AC001:120}. */
        public static Step parse(String text) {
            int equals = text.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("'" + text + "' is not TIME=WHAT, for example 60s=cut");
            }
            String[] what = text.substring(equals + 1).split(":", -1);
            var step = new Step(
                    Durations.parse(text.substring(0, equals)),
                    Happening.parse(what[0]),
                    what.length > 1 ? what[1] : null,
                    what.length > 2 ? Double.parseDouble(what[2]) : REPEATED_READINGS);
            if (what[0].equals("drift") && what.length < 3) {
                throw new IllegalArgumentException("'" + text + "' needs seconds an hour: drift:DEVICE:SECONDS");
            }
            return step;
        }

        public Step {
            if (happening.needsDevice() && device == null) {
                throw new IllegalArgumentException(
                        "'" + happening.word() + "' needs a device, for example " + happening.word() + ":AC001");
            }
        }

        String deviceId() {
            return Objects.requireNonNull(device);
        }
    }

    public Scenario {
        steps = steps.stream().sorted(Comparator.comparing(Step::after)).toList();
    }

    public static Scenario none() {
        return new Scenario(List.of());
    }

    /** Reads one step a text, see {@link Step#parse}. */
    public static Scenario parse(List<String> steps) {
        return new Scenario(steps.stream().map(Step::parse).toList());
    }

    /** Both, in the order of time. */
    public Scenario and(Scenario other) {
        return new Scenario(Stream.concat(steps.stream(), other.steps.stream()).toList());
    }
}
