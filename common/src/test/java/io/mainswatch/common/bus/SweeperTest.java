package io.mainswatch.common.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    private Future<Duration> sweep() {
        var promise = Promise.<Duration>promise();
        begun.add(promise);
        return promise.future();
    }
}
