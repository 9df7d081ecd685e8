package io.mainswatch.common.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SweeperTest {
    private final Vertx vertx = Vertx.vertx();
    private final Queue<Promise<Duration>> begun = new ConcurrentLinkedQueue<>();
    private final Sweeper sweeper = new Sweeper(vertx, Duration.ofSeconds(1), this::sweep);

    @AfterEach
    void close() {
        Await.result(vertx.close());
    }

    @Test
    void rings_during_a_sweep_become_one_further_sweep() {
        vertx.runOnContext(go -> {
            sweeper.ring();
            sweeper.ring();
            sweeper.ring();
            assertThat(begun).hasSize(1);
            begun.element().complete(Duration.ofHours(1));
        });
        Await.until("a second sweep", () -> begun.size() == 2);
    }

    @Test
    void a_failed_sweep_is_repeated_by_itself() {
        vertx.runOnContext(go -> {
            sweeper.ring();
            begun.element().fail("the database is away");
        });
        Await.until("a second sweep", () -> begun.size() == 2);
    }

    @Test
    void stopping_waits_for_the_sweep_that_runs_and_begins_no_other() {
        var stopped = new ConcurrentLinkedQueue<Future<?>>();
        vertx.runOnContext(go -> {
            sweeper.ring();
            stopped.add(sweeper.stop());
            sweeper.ring();
            assertThat(stopped.element().isComplete()).isFalse();
            begun.element().complete(Duration.ZERO);
        });
        Await.until("the stop", () -> !stopped.isEmpty() && stopped.element().isComplete());
        assertThat(begun).hasSize(1);
    }

    @Test
    void what_a_sweep_throws_is_a_failure_like_any_other() {
        var calls = new AtomicInteger();
        var throwing = new Sweeper(vertx, Duration.ofMillis(10), () -> {
            calls.incrementAndGet();
            throw new IllegalStateException("a defect");
        });
        vertx.runOnContext(go -> throwing.ring());
        Await.until("it goes on", () -> calls.get() > 2);
        throwing.stop();
    }

    @Test
    void a_start_fails_with_its_first_sweep() {
        var failing = new Sweeper(
                vertx, "failing", Duration.ofSeconds(1), Duration.ZERO, () -> Future.failedFuture("no schema"));
        assertThat(Await.failure(failing.start())).hasMessage("no schema");
    }

    @Test
    void rung_without_end_it_takes_a_breath_and_goes_on() {
        var sweeps = new AtomicInteger();
        var breathing = new Sweeper[1];
        breathing[0] = new Sweeper(vertx, "breathing", Duration.ofHours(1), Duration.ofMillis(10), () -> {
            sweeps.incrementAndGet();
            breathing[0].ring();
            return Future.succeededFuture(Duration.ofHours(1));
        });
        vertx.runOnContext(go -> {
            breathing[0].start();
            assertThat(sweeps).hasValue(1);
        });
        Await.until("it goes on", () -> sweeps.get() > 2);
        breathing[0].stop();
    }

    @Test
    void a_bell_does_not_cut_a_breath_short() {
        var breathing = new Sweeper(vertx, "breathing", Duration.ofSeconds(1), Duration.ofHours(1), this::sweep);
        Await.result(Future.future(done -> vertx.runOnContext(go -> {
            breathing.ring();
            breathing.ring();
            begun.element().complete(Duration.ofHours(1));
            breathing.ring();
            done.complete();
        })));
        assertThat(begun).hasSize(1);
        breathing.stop();
    }

    private Future<Duration> sweep() {
        var promise = Promise.<Duration>promise();
        begun.add(promise);
        return promise.future();
    }
}
