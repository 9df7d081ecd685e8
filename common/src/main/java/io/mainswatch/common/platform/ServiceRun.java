package io.mainswatch.common.platform;

import io.mainswatch.common.config.Settings;
import io.vertx.core.Deployable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Services of one process on one platform: started in the order given, stopped in the opposite one. SIGTERM and Ctrl-C
 * stop it at any moment, also while it starts: doors close, what is in flight is committed, the process ends with 0.
 */
public final class ServiceRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceRun.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(8);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Platform platform;
    private boolean closed;

    private ServiceRun() {}

    /**
     * Opens the platform and starts every service, each only after the one before is ready. Blocks.
     *
     * @throws IOException when the platform does not open
     */
    public static ServiceRun start(Settings settings, List<Function<Platform, Deployable>> services)
            throws IOException {
        var run = new ServiceRun();
        Runtime.getRuntime().addShutdownHook(new Thread(run::stopAndHalt, "stop"));
        try {
            run.open(settings);
            for (var service : services) {
                run.deploy(service);
            }
            return run;
        } catch (IOException | RuntimeException e) {
            run.close();
            throw e;
        }
    }

    /** Runs this first when the program stops, while every service still answers. */
    public synchronized void beforeStop(AutoCloseable farewell) {
        open.push(farewell);
    }

    /** Waits until everything is stopped. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    private synchronized void open(Settings settings) throws IOException {
        requireRunning();
        var opening = PlatformOpening.open(settings);
        open.push(opening);
        platform = opening.platform();
    }

    private synchronized void deploy(Function<Platform, Deployable> service) {
        requireRunning();
        if (platform != null) {
            var vertx = platform.vertx();
            var deployment = Blocking.on(vertx.deployVerticle(service.apply(platform)), START_PATIENCE);
            open.push(() -> Blocking.on(vertx.undeploy(deployment), STOP_PATIENCE));
        }
    }

    private void requireRunning() {
        if (closed) {
            throw new IllegalStateException("stopped while starting");
        }
    }

    private void stopAndHalt() {
        if (stopped.getCount() > 0) {
            close();
            // A signal would end the JVM with 128 + its number, however clean the stop was.
            Runtime.getRuntime().halt(0);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        while (!open.isEmpty()) {
            close(open.pop());
        }
        stopped.countDown();
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.atWarn().addKeyValue("error", e.toString()).log("a part did not stop cleanly");
        }
    }
}
