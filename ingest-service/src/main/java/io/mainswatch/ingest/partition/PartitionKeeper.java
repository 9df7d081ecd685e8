package io.mainswatch.ingest.partition;

import io.mainswatch.common.device.MeasurementLimits;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.platform.Platform;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that a reading's week exists before the reading is stored: this week and four more ahead of time, an older
 * one when a late reading needs it. Safe on every thread, and with any number of copies.
 */
public final class PartitionKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionKeeper.class);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);
    private static final Duration AHEAD = Duration.ofDays(28);

    private final Platform platform;
    private final PartitionStore store;
    private final Map<Week, Future<Void>> inTheMaking = new ConcurrentHashMap<>();
    /** By {@link Week#number()}. Replaced, never changed: asked for every reading. */
    private volatile BitSet present = new BitSet();

    public PartitionKeeper(Platform platform) {
        this.platform = platform;
        this.store = new PartitionStore(platform.database());
    }

    /** Done when the weeks from now on exist; goes on to keep them ahead of time. */
    public Future<Void> start() {
        platform.vertx().setPeriodic(LOOK_AGAIN.toMillis(), timer -> lookAhead());
        return lookAhead();
    }

    /** Whether a reading of this instant has a place. Cheap enough for every reading. */
    public boolean exists(long micros) {
        int number = Week.numberOf(micros);
        return number >= 0 && present.get(number);
    }

    /**
     * Makes every week between the two instants. Give one reading's own instant for both ends, rather than the ends of a
     * batch: the weeks in between would be made too.
     *
     * @return fails as invalid for instants before 2010 or later than tomorrow
     */
    public Future<Void> ensure(long fromMicros, long toMicros) {
        var latest = platform.clock().now().plus(MeasurementLimits.AHEAD);
        if (fromMicros < micros(MeasurementLimits.EARLIEST) || toMicros > micros(latest) || fromMicros > toMicros) {
            return Future.failedFuture(
                    Failure.invalid("readings are kept from " + MeasurementLimits.EARLIEST + " to " + latest));
        }
        return makeAll(Week.numberOf(fromMicros), Week.numberOf(toMicros));
    }

    private Future<Void> lookAhead() {
        return store.list()
                .compose(weeks -> {
                    var found = new BitSet();
                    weeks.forEach(week -> found.set(week.number()));
                    replace(found);
                    return platform.clock().trusted() ? makeAhead() : Future.succeededFuture();
                })
                .onFailure(cause -> LOG.atWarn()
                        .addKeyValue("error", cause.toString())
                        .log("the weeks ahead are not made yet; trying again"));
    }

    private Future<Void> makeAhead() {
        var now = platform.clock().now();
        return makeAll(Week.of(now).number(), Week.of(now.plus(AHEAD)).number());
    }

    private Future<Void> makeAll(int first, int last) {
        Future<Void> made = Future.succeededFuture();
        for (int number = first; number <= last; number++) {
            if (!present.get(number)) {
                var week = new Week(number);
                made = made.compose(before -> make(week));
            }
        }
        return made;
    }

    private Future<Void> make(Week week) {
        return inTheMaking.computeIfAbsent(
                week,
                missing -> store.make(missing)
                        .onSuccess(made -> add(missing))
                        .onComplete(done -> platform.vertx().runOnContext(later -> inTheMaking.remove(missing))));
    }

    private synchronized void add(Week week) {
        var more = (BitSet) present.clone();
        more.set(week.number());
        present = more;
    }

    private synchronized void replace(BitSet weeks) {
        present = weeks;
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
