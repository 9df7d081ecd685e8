package io.mainswatch.simulator.phone;

import io.mainswatch.simulator.event.Storyteller;
import io.mainswatch.simulator.transport.BackOff;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * A spare phone on its charger. It beats every so often and at once when the charger goes dead; what it could not send it
 * keeps and sends later. All calls on one context.
 */
public final class Phone {
    /** Two days of beats at one every two minutes. */
    private static final int MOST_KEPT = 1440;

    private static final BackOff BACK_OFF = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(60));

    private final Vertx vertx;
    private final Pinger pinger;
    private final Battery battery;
    private final Duration every;
    private final Storyteller story;
    private final KeptBeats kept = new KeptBeats(MOST_KEPT);
    private final Random jitter = new Random();
    private Instant batteryAt;
    private Network network = Network.WIFI;
    private boolean charging = true;
    private boolean reachable = true;
    private boolean alive;
    private boolean sending;
    private int failures;
    private long timer = -1;

    public Phone(Vertx vertx, Pinger pinger, Battery battery, Duration every, Storyteller story) {
        if (every.toMillis() < 1) {
            throw new IllegalArgumentException("a phone beats at most once a millisecond");
        }
        this.vertx = vertx;
        this.pinger = pinger;
        this.battery = battery;
        this.every = every;
        this.story = story;
        this.batteryAt = story.clock().instant();
    }

    public void start() {
        if (!alive) {
            alive = true;
            timer = vertx.setPeriodic(every.toMillis(), fired -> beat());
            beat();
        }
    }

    /** Switched off, or broken: no beat is taken until it starts again. */
    public void stop() {
        alive = false;
        vertx.cancelTimer(timer);
    }

    /** The charger goes dead or comes back; the phone says so at once. */
    public void charge(boolean on) {
        useBattery();
        charging = on;
        story.tell(on ? "charging again" : "on battery, " + battery.percent() + " %");
        beat();
    }

    public void use(Network through) {
        network = through;
    }

    /** Whether anything it sends can reach the server. */
    public void reach(boolean canReach) {
        reachable = canReach;
        flush();
    }

    public int waiting() {
        return kept.size();
    }

    private void useBattery() {
        Instant now = story.clock().instant();
        battery.advance(Duration.between(batteryAt, now), charging);
        batteryAt = now;
    }

    private void beat() {
        useBattery();
        if (alive && !battery.empty()) {
            kept.add(new Beat(batteryAt, charging, battery.percent(), network));
            flush();
        }
    }

    private void flush() {
        Beat next = kept.oldest();
        if (next == null || sending || !reachable || !alive) {
            return;
        }
        sending = true;
        pinger.send(next).onComplete(response -> answered(next, response), failure -> tryLater());
    }

    private void answered(Beat beat, HttpResponse<Buffer> response) {
        int status = response.statusCode();
        if (status == 429 || status >= 500) {
            tryLater();
            return;
        }
        sending = false;
        failures = 0;
        kept.heard(beat);
        if (status >= 400) {
            story.tell("its beat was refused: HTTP " + status);
        }
        flush();
    }

    // A charger that just went dead is news that must not wait for the next beat.
    private void tryLater() {
        sending = false;
        vertx.setTimer(BACK_OFF.after(++failures, jitter).toMillis(), fired -> flush());
    }
}
