package io.mainswatch.simulator.phone;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Beats the server has not heard yet, oldest first; when there are too many the oldest go. */
final class KeptBeats {
    private final int bound;
    private final Deque<Beat> beats = new ArrayDeque<>();

    KeptBeats(int bound) {
        this.bound = bound;
    }

    void add(Beat beat) {
        if (beats.size() >= bound) {
            beats.removeFirst();
        }
        beats.addLast(beat);
    }

    @Nullable
    Beat oldest() {
        return beats.peekFirst();
    }

    void heard(Beat beat) {
        beats.remove(beat);
    }

    int size() {
        return beats.size();
    }
}
