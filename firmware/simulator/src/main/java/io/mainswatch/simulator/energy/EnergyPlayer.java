package io.mainswatch.simulator.energy;

import io.mainswatch.simulator.event.Storyteller;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends recorded readings in their order, each exactly as recorded, with their own pauses divided by a speed. */
final class EnergyPlayer {
    private final Vertx vertx;
    private final EnergySender sender;
    private final double speed;
    private final Storyteller story;
    private int taken;

    /** {@code speed} 1 keeps the recorded pauses, 60 makes a minute a second, 0 leaves them out. */
    EnergyPlayer(Vertx vertx, EnergySender sender, double speed, Storyteller story) {
        if (!(speed >= 0)) {
            throw new IllegalArgumentException("a replay's speed is 0 or more");
        }
        this.vertx = vertx;
        this.sender = sender;
        this.speed = speed;
        this.story = story;
    }

    /** Completes with how many readings the server took. */
    Future<Integer> play(List<EnergyReading> readings) {
        Iterator<EnergyReading> left = readings.iterator();
        return Future.<Void>future(done -> next(left, null, done)).map(played -> {
            story.tell("replayed " + readings.size() + " readings, the server took " + taken);
            return taken;
        });
    }

    // A chain of composed futures would be as deep as the recording is long.
    private void next(Iterator<EnergyReading> left, @Nullable LocalDateTime before, Promise<Void> done) {
        if (!left.hasNext()) {
            done.complete();
            return;
        }
        EnergyReading reading = left.next();
        after(
                before,
                reading.timestamp(),
                () -> sender.send(reading)
                        .onComplete(
                                accepted -> {
                                    taken += accepted ? 1 : 0;
                                    next(left, reading.timestamp(), done);
                                },
                                done::fail));
    }

    private void after(@Nullable LocalDateTime before, LocalDateTime at, Runnable action) {
        long recorded = before == null ? 0 : Duration.between(before, at).toMillis();
        long wait = speed == 0 ? 0 : Math.round(recorded / speed);
        if (wait > 0) {
            vertx.setTimer(wait, fired -> action.run());
        } else {
            vertx.runOnContext(entered -> action.run());
        }
    }
}
