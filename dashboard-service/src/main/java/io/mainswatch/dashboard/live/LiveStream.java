package io.mainswatch.dashboard.live;

import io.mainswatch.common.db.Watermark;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One browser that listens. While it is slow it loses readings; everything else waits for it, up to
 * {@value #MOST_WAITING} events beyond what it began with. Then the stream is cut, and resumes where it was. Belongs to
 * one event loop.
 */
final class LiveStream {
    static final int MOST_WAITING = 1_000;

    private final WriteStream<Buffer> out;
    private final Runnable cut;
    private final Audience audience;
    private final Deque<Buffer> waiting = new ArrayDeque<>();
    private final List<LiveEvent> held = new ArrayList<>();
    private Watermark known = Watermark.START;
    private int mostWaiting = MOST_WAITING;
    private boolean began;
    private boolean over;

    /**
     * @param cut closes the connection at once, whatever still waits to be written
     */
    LiveStream(WriteStream<Buffer> out, Runnable cut, Audience audience) {
        this.out = out;
        this.cut = cut;
        this.audience = audience;
        out.drainHandler(drained -> flush());
    }

    Audience audience() {
        return audience;
    }

    /** Whether nothing is written any more: the browser is gone, or was sent away. */
    boolean isOver() {
        return over;
    }

    boolean sees(String homeId) {
        return audience.sees(homeId);
    }

    /** Writes what comes before everything live, then what was live meanwhile and is not known by then. */
    void begin(Beginning.Told told) {
        began = true;
        known = told.upTo();
        mostWaiting = MOST_WAITING + told.events().size();
        told.events().forEach(this::write);
        held.forEach(this::send);
        held.clear();
    }

    void send(LiveEvent event) {
        if (over || !sees(event.homeId())) {
            return;
        }
        if (!began) {
            hold(event);
        } else if (event.isBefore(known)) {
            // The walk of this copy is behind the one that told this browser.
            return;
        } else if (!event.mayBeLost() || isKeepingUp()) {
            write(event.text());
        }
    }

    /** A sign of life, unless the browser has enough to read. */
    void beat(Buffer sign) {
        if (began && !over && isKeepingUp()) {
            out.write(sign);
        }
    }

    /** Ends it after what was written. */
    void end() {
        over = true;
        waiting.clear();
        out.end();
    }

    /** Nothing is written any more. */
    void gone() {
        over = true;
        waiting.clear();
    }

    private void hold(LiveEvent event) {
        if (event.mayBeLost() && held.size() >= MOST_WAITING / 2) {
            return;
        }
        if (held.size() >= MOST_WAITING) {
            giveUp();
        } else {
            held.add(event);
        }
    }

    private void write(Buffer text) {
        if (over) {
            return;
        }
        if (isKeepingUp()) {
            out.write(text);
        } else if (waiting.size() >= mostWaiting) {
            giveUp();
        } else {
            waiting.add(text);
        }
    }

    private void flush() {
        while (!over && !waiting.isEmpty() && !out.writeQueueFull()) {
            out.write(waiting.remove());
        }
    }

    private boolean isKeepingUp() {
        return waiting.isEmpty() && !out.writeQueueFull();
    }

    private void giveUp() {
        gone();
        cut.run();
    }
}
