package io.mainswatch.simulator.meter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a device measured and nobody acknowledged yet, oldest first. It outlives connections and power; only when it is
 * full does the oldest waiting message go.
 */
final class Outbox {
    /** How many acknowledged messages it still knows, so that one can arrive twice. */
    private static final int REMEMBERED = 20;

    private final int bound;
    private final Deque<Message> waiting = new ArrayDeque<>();
    private final Map<Integer, Message> inFlight = new LinkedHashMap<>();
    private final Deque<Message> delivered = new ArrayDeque<>();
    private long lost;

    Outbox(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("an outbox holds at least one message");
        }
        this.bound = bound;
    }

    void add(Message message) {
        if (size() >= bound && waiting.pollFirst() != null) {
            lost++;
        }
        waiting.addLast(message);
    }

    /** The next message to send; it is the caller's until {@link #sent} or {@link #unsent}. */
    Optional<Message> take() {
        return Optional.ofNullable(waiting.pollFirst());
    }

    void sent(int packetId, Message message) {
        inFlight.put(packetId, message);
    }

    void unsent(Message message) {
        waiting.addFirst(message);
    }

    /** The server has it for good. */
    void acknowledged(int packetId) {
        Message message = inFlight.remove(packetId);
        if (message != null) {
            delivered.addLast(message);
            if (delivered.size() > REMEMBERED) {
                delivered.removeFirst();
            }
        }
    }

    /** The connection is gone: what it carried waits again, in its old order and as it was. */
    void connectionLost() {
        var carried = new ArrayList<>(inFlight.values());
        inFlight.clear();
        for (int i = carried.size() - 1; i >= 0; i--) {
            waiting.addFirst(carried.get(i));
        }
    }

    /** Queues up to {@code count} messages again that the server has already. */
    int repeat(int count) {
        List<Message> again =
                delivered.stream().skip(Math.max(0, delivered.size() - count)).toList();
        again.forEach(this::add);
        return again.size();
    }

    int inFlight() {
        return inFlight.size();
    }

    int size() {
        return waiting.size() + inFlight.size();
    }

    /** How many messages went because it was full. */
    long lost() {
        return lost;
    }
}
