package io.mainswatch.endtoend.world;

import io.mainswatch.common.testing.Await;
import io.mainswatch.common.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;

/** One time for a server and the firmware's programs, at a pace a test turns: a day passes in seconds. */
public final class SimulatedTime implements Clock, AutoCloseable {
    private static final long TRY_NANOS = 4_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Instant began;
    private final Path file;
    private final FileChannel shared;
    private long realMicros = System.nanoTime() / 1_000;
    private long toldMicros;
    private long speed = 1;

    /** @param file what the programs read their pace from */
    public SimulatedTime(Instant began, Path file) {
        this.began = began.truncatedTo(ChronoUnit.MICROS);
        this.file = file;
        try {
            shared = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file() {
        return file;
    }

    /** From now on so many times as fast as the machine's. */
    public synchronized void run(long timesAsFast) {
        toldMicros = micros();
        realMicros = System.nanoTime() / 1_000;
        speed = timesAsFast;
        tell();
    }

    /** Passes at once, for all. */
    public synchronized void skip(Duration time) {
        toldMicros += time.toNanos() / 1_000;
        tell();
    }

    /** Waits for what a device brings about by trying again and again; its pauses between two tries are passed over. */
    public void await(String what, Duration longestPause, BooleanSupplier condition) {
        skip(longestPause);
        long[] again = {System.nanoTime() + TRY_NANOS};
        Await.until(what, PATIENCE, () -> {
            if (System.nanoTime() > again[0]) {
                skip(longestPause);
                again[0] = System.nanoTime() + TRY_NANOS;
            }
            return condition.getAsBoolean();
        });
    }

    private void tell() {
        try {
            write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long it is since the beginning. */
    public synchronized Duration sinceBegin() {
        return Duration.of(micros(), ChronoUnit.MICROS);
    }

    private long micros() {
        return toldMicros + (System.nanoTime() / 1_000 - realMicros) * speed;
    }

    private void write() throws IOException {
        var told = ByteBuffer.allocate(3 * Long.BYTES).order(ByteOrder.nativeOrder());
        told.putLong(realMicros).putLong(toldMicros).putLong(speed).flip();
        shared.write(told, 0);
    }

    @Override
    public Instant now() {
        return began.plus(sinceBegin());
    }

    @Override
    public synchronized long nanos() {
        return micros() * 1_000;
    }

    @Override
    public boolean trusted() {
        return true;
    }

    @Override
    public void close() throws IOException {
        shared.close();
    }
}
