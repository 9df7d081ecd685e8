package io.mainswatch.common.platform;

import io.vertx.core.Deployable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Services of one process on one platform: started in the order given, stopped in the opposite one. SIGTERM and Ctrl-C
 * stop it: doors close, what is in flight is committed, then the process ends with 0.
 */
public final class ServiceRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceRun.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(8);

    private final PlatformOpening opening;
    private final Deque<String> deployments = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean closed;

    private ServiceRun(PlatformOpening opening) {
        this.opening = opening;
    }

    /** Starts every service, each only after the one before is ready. Blocks. */
    public static ServiceRun start(PlatformOpening opening, List<Function<Platform, Deployable>> services) {
        var run = new ServiceRun(opening);
        try {
            for (var service : services) {
                run.deploy(service.apply(opening.platform()));
            }
            return run;
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
    }

    /** Stops cleanly when the process is told to end, and then ends it with 0. */
    public ServiceRun stopOnSignal() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndHalt, "stop"));
        return this;
    }

    private void stopAndHalt() {
        if (!closed) {
            close();
            // A signal would end the JVM with 128 + its number, however clean the stop was.
            Runtime.getRuntime().halt(0);
        }
    }

    public Platform platform() {
        return opening.platform();
    }

    /** Waits until everything is stopped. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    private void deploy(Deployable service) {
        deployments.push(Blocking.on(opening.platform().vertx().deployVerticle(service), START_PATIENCE));
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        while (!deployments.isEmpty()) {
            undeploy(deployments.pop());
        }
        opening.close();
        stopped.countDown();
    }

    private void undeploy(String deployment) {
        try {
            Blocking.on(opening.platform().vertx().undeploy(deployment), STOP_PATIENCE);
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("error", e.toString()).log("a service did not stop cleanly");
        }
    }
}
