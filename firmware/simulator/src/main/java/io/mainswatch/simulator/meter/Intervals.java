package io.mainswatch.simulator.meter;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** How often a meter reports. A {@code pzem/config} message changes the first two, within the bounds the device can keep. */
public record Intervals(Duration metrics, Duration energy, Duration heartbeat) {
    private static final long SHORTEST_CONFIGURED_MS = 1_000;
    private static final long LONGEST_CONFIGURED_MS = 3_600_000;

    public Intervals {
        if (metrics.toMillis() < 1 || energy.toMillis() < 1 || heartbeat.toMillis() < 1) {
            throw new IllegalArgumentException("an interval is at least a millisecond");
        }
    }

    /** 5 s, 60 s and 30 s: what the device does out of the box. */
    public static Intervals standard() {
        return new Intervals(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(30));
    }

    /**
     * These intervals with what a config message such as {@code {"metrics":5000,"energy":60000}} (in ms) asks for; what
     * is absent stays, what is out of bounds is brought within, what is not understood changes nothing.
     */
    Intervals configured(String json) {
        try {
            var wanted = new JsonObject(json);
            return new Intervals(bounded(wanted, "metrics", metrics), bounded(wanted, "energy", energy), heartbeat);
        } catch (DecodeException | ClassCastException e) {
            return this;
        }
    }

    private static Duration bounded(JsonObject wanted, String name, Duration present) {
        Long millis = wanted.getLong(name);
        return millis == null
                ? present
                : Duration.ofMillis(Math.min(LONGEST_CONFIGURED_MS, Math.max(SHORTEST_CONFIGURED_MS, millis)));
    }
}
