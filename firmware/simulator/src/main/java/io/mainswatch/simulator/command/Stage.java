package io.mainswatch.simulator.command;

import io.mainswatch.simulator.event.Storyteller;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Where a command plays: it gives it a Vert.x, prints its events and failures, and ends it cleanly on Ctrl-C. */
final class Stage {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final long LAST_WORDS_SECONDS = 8;

    /** What a command does on its stage; it runs on the command's own thread and may block. */
    interface Act {
        void perform(Stage stage) throws Exception;
    }

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);
    private final Storyteller story;
    private final PrintWriter out;

    private Stage(PrintWriter out) {
        this.out = out;
        this.story = new Storyteller(
                "home",
                Clock.systemUTC(),
                event -> say(LocalTime.ofInstant(event.at(), ZoneId.systemDefault())
                                .truncatedTo(ChronoUnit.SECONDS) + " " + event));
    }

    /** Performs the act; the answer is the command's exit code. */
    static int perform(CommandSpec spec, Act act) {
        var stage = new Stage(spec.commandLine().getOut());
        var curtain = new Thread(stage::interrupted, "simulate-end");
        Runtime.getRuntime().addShutdownHook(curtain);
        try {
            act.perform(stage);
            return OK;
        } catch (InterruptedException e) {
            return OK;
        } catch (ParameterException e) {
            throw e;
        } catch (Exception e) {
            spec.commandLine().getErr().println("simulate: " + e.getMessage());
            return FAILED;
        } finally {
            stage.leave(curtain);
        }
    }

    private void leave(Thread curtain) {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        left.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(curtain);
        } catch (IllegalStateException e) {
            // The machine is going down already, which is why the curtain fell.
        }
    }

    private void interrupted() {
        over.countDown();
        try {
            if (!left.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
                say("simulate: gave up on a clean end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Vertx vertx() {
        return vertx;
    }

    Storyteller story() {
        return story;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Waits for a future. Ctrl-C ends the wait as an interruption. */
    <T> T await(Future<T> future) throws Exception {
        var settled = new CountDownLatch(1);
        future.onComplete(done -> settled.countDown());
        while (!settled.await(100, TimeUnit.MILLISECONDS)) {
            if (over.getCount() == 0) {
                throw new InterruptedException("ended by the user");
            }
        }
        return value(future);
    }

    private static <T> T value(Future<T> future) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Waits until Ctrl-C, or until {@code atMost} has passed; zero is for ever. */
    void untilOver(Duration atMost) throws InterruptedException {
        if (atMost.isZero()) {
            over.await();
        } else if (!over.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            over.countDown();
        }
    }

    /** Waits for what must be done even after Ctrl-C; its failure is said, not thrown. */
    void finish(Future<?> lastWords) throws InterruptedException {
        var done = new CountDownLatch(1);
        lastWords.onFailure(failure -> say("simulate: " + failure.getMessage())).onComplete(any -> done.countDown());
        if (!done.await(LAST_WORDS_SECONDS - 2, TimeUnit.SECONDS)) {
            say("simulate: the server did not let go in time");
        }
    }
}
