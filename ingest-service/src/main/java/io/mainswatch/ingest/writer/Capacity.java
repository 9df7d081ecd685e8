package io.mainswatch.ingest.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * How much may wait for its commit. When it is full it stays so until half of it is free again, and then calls back whom
 * it turned away. Belongs to one event loop.
 */
final class Capacity {
    private static final int MOST_HELD = 48_000;
    private static final int FEW_HELD = MOST_HELD / 2;

    private final IntSupplier waiting;
    private final List<Runnable> doors = new ArrayList<>();
    private boolean full;

    Capacity(IntSupplier waiting) {
        this.waiting = waiting;
    }

    boolean accepting() {
        if (waiting.getAsInt() >= MOST_HELD) {
            full = true;
        }
        return !full;
    }

    /** Calls back, once, when there is room again; at once when there is. */
    void whenAccepting(Runnable door) {
        if (accepting()) {
            door.run();
        } else {
            doors.add(door);
        }
    }

    /** Something that waited does no longer. */
    void shrunk() {
        if (full && waiting.getAsInt() <= FEW_HELD) {
            full = false;
            var turnedAway = List.copyOf(doors);
            doors.clear();
            turnedAway.forEach(Runnable::run);
        }
    }
}
