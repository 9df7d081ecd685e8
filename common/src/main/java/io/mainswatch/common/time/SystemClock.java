package io.mainswatch.common.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's clock with its trust. It becomes untrusted when wall time is earlier than something already stored,
 * jumps against monotonic time by more than {@link #JUMP}, or when the kernel says that it waits for its first
 * synchronisation; it is trusted again once none of these held for {@link #SETTLING}. {@link #sample()} is called about
 * once a second, on a worker.
 */
public final class SystemClock implements Clock {
    static final Duration JUMP = Duration.ofSeconds(2);
    static final Duration SETTLING = Duration.ofSeconds(10);
    /** A machine whose synchronisation never comes (no internet, ever) must not stay silent for ever. */
    static final Duration SYNCHRONISATION_WAIT = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(SystemClock.class);

    private final TimeSource source;
    private final BooleanSupplier synchronising;
    private final long startedAt;
    private Instant notBefore = Instant.EPOCH;
    private long lastNanos;
    private Instant lastWall;
    private long doubtedAt;
    private boolean everDoubted;
    private volatile boolean trusted = true;

    /** @param synchronising whether the kernel still waits for its first synchronisation; may block */
    public SystemClock(BooleanSupplier synchronising) {
        this(TimeSource.SYSTEM, synchronising);
    }

    SystemClock(TimeSource source, BooleanSupplier synchronising) {
        this.source = source;
        this.synchronising = synchronising;
        this.startedAt = source.nanos();
        this.lastNanos = startedAt;
        this.lastWall = source.wall();
    }

    /** Something was stored at this instant, so now cannot be earlier. */
    public synchronized void notBefore(Instant stored) {
        notBefore = stored;
        sample();
    }

    /** Compares both clocks once. */
    public synchronized void sample() {
        long nanos = source.nanos();
        var wall = source.wall();
        var drift =
                Duration.between(lastWall, wall).minusNanos(nanos - lastNanos).abs();
        lastNanos = nanos;
        lastWall = wall;
        String doubt = doubt(nanos, wall, drift);
        if (!doubt.isEmpty()) {
            doubtedAt = nanos;
            everDoubted = true;
        }
        boolean now = !everDoubted || nanos - doubtedAt > SETTLING.toNanos();
        if (now != trusted) {
            trusted = now;
            LOG.atWarn()
                    .addKeyValue("trusted", now)
                    .addKeyValue("why", doubt)
                    .log(now ? "the clock is trusted again" : "the clock is not trusted: nothing is judged by it");
        }
    }

    private String doubt(long nanos, Instant wall, Duration drift) {
        if (wall.isBefore(notBefore)) {
            return "earlier than what is already stored";
        }
        if (drift.compareTo(JUMP) > 0) {
            return "jumped by " + drift.toSeconds() + " s";
        }
        boolean mayStillWait = nanos - startedAt < SYNCHRONISATION_WAIT.toNanos();
        return mayStillWait && synchronising.getAsBoolean() ? "not yet synchronised" : "";
    }

    @Override
    public Instant now() {
        return source.wall().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public long nanos() {
        return source.nanos();
    }

    @Override
    public boolean trusted() {
        return trusted;
    }

    /** The two clocks of a machine. */
    interface TimeSource {
        TimeSource SYSTEM = new TimeSource() {
            @Override
            public Instant wall() {
                return Instant.now();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }
        };

        Instant wall();

        long nanos();
    }
}
