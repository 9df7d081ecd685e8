package io.mainswatch.benchmark.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.HdrHistogram.Histogram;

/** Many sensors that bring their journals at once, a thread and a connection each. */
public final class Uploads {
    private static final long LONGEST_MICROS = 600_000_000L;
    private static final double MICROS_A_MILLI = 1_000;

    private final URI server;
    private final Map<String, String> secrets;
    private final boolean signed;

    /**
     * @param secrets of the devices, by their ids
     * @param signed whether every request is signed; else the secret goes along with it
     */
    public Uploads(URI server, Map<String, String> secrets, boolean signed) {
        this.server = server;
        this.secrets = secrets;
        this.signed = signed;
    }

    /**
     * What came of it.
     *
     * @param medianMillis from sending a batch to its answer, as {@code p99Millis}
     */
    public record Result(double recordsPerSecond, double medianMillis, double p99Millis) {}

    /** For a while uncounted, then counted. Fails when a batch was not stored whole. */
    public Result run(Duration warmUp, Duration counted) throws IOException, InterruptedException {
        long from = System.nanoTime() + warmUp.toNanos();
        long until = from + counted.toNanos();
        var threads = Executors.newFixedThreadPool(secrets.size());
        try {
            var devices = new ArrayList<Callable<Histogram>>();
            secrets.forEach((id, secret) -> devices.add(() -> device(id, secret, from, until)));
            var all = new Histogram(LONGEST_MICROS, 3);
            for (var device : threads.invokeAll(devices)) {
                all.add(device.get());
            }
            return new Result(
                    all.getTotalCount() * Uploader.BATCH / (counted.toNanos() / 1e9),
                    all.getValueAtPercentile(50) / MICROS_A_MILLI,
                    all.getValueAtPercentile(99) / MICROS_A_MILLI);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Histogram device(String id, String secret, long from, long until) throws IOException {
        var times = new Histogram(LONGEST_MICROS, 3);
        try (var uploader = new Uploader(server, id, secret, signed)) {
            for (long begun = System.nanoTime(); begun < until; begun = System.nanoTime()) {
                uploader.batch();
                long ended = System.nanoTime();
                if (begun >= from && ended <= until) {
                    times.recordValue((ended - begun) / 1_000);
                }
            }
        }
        return times;
    }
}
