package io.mainswatch.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happens every so often until a test stops it, by name. */
final class Rhythms {
    private final Map<String, Rhythm> rhythms = new LinkedHashMap<>();

    private static final class Rhythm {
        private final Duration every;
        private final Runnable word;
        private Instant next;

        private Rhythm(Instant next, Duration every, Runnable word) {
            this.next = next;
            this.every = every;
            this.word = word;
        }
    }

    void begin(String name, Instant first, Duration every, Runnable word) {
        rhythms.put(name, new Rhythm(first, every, word));
    }

    void stop(String... names) {
        rhythms.keySet().removeAll(List.of(names));
    }

    /** The clock was set: everybody's next word moves with it. */
    void shift(Duration by) {
        rhythms.values().forEach(rhythm -> rhythm.next = rhythm.next.plus(by));
    }

    /** Lets everything happen that is due. */
    void speak(Instant now) {
        for (var rhythm : List.copyOf(rhythms.values())) {
            if (!rhythm.next.isAfter(now)) {
                rhythm.word.run();
                rhythm.next = now.plus(rhythm.every);
            }
        }
    }
}
