package io.mainswatch.ingest.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GroupCommitIT {
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        Await.result(VERTX.close());
    }

    /** A database that commits what it is told to. */
    private static final class Recorder implements GroupCommit.Transaction<Integer> {
        final List<Integer> committed = new CopyOnWriteArrayList<>();
        final List<Integer> refused = new CopyOnWriteArrayList<>();
        final List<List<Integer>> attempts = new CopyOnWriteArrayList<>();
        int poison = -1;
        volatile int troubles;

        @Override
        public Future<Void> commit(List<Integer> items) {
            attempts.add(List.copyOf(items));
            if (troubles > 0) {
                troubles--;
                return Future.failedFuture(new IOException("gone"));
            }
            if (items.contains(poison)) {
                return Future.failedFuture(new PgException("poison", "ERROR", "22003", null));
            }
            committed.addAll(items);
            return Future.succeededFuture();
        }

        @Override
        public void refused(Integer item, String reason) {
            refused.add(item);
        }
    }

    @Test
    void the_item_at_fault_is_found_and_all_others_are_committed_in_order() {
        var recorder = new Recorder();
        recorder.poison = 37;
        run(recorder, 100);
        assertThat(recorder.refused).containsExactly(37);
        assertThat(recorder.committed)
                .isEqualTo(IntStream.range(0, 100).filter(i -> i != 37).boxed().toList());
    }

    @Test
    void a_batch_that_meets_trouble_is_tried_again_as_it_is() {
        var recorder = new Recorder();
        recorder.troubles = 3;
        run(recorder, 10);
        assertThat(recorder.attempts).hasSize(4).allMatch(attempt -> attempt.size() == 10);
        assertThat(recorder.refused).isEmpty();
    }

    @Test
    void after_a_cut_items_go_into_another_batch() {
        var recorder = new Recorder();
        Promise<Void> done = Promise.promise();
        VERTX.runOnContext(now -> {
            var commits = new GroupCommit<>(VERTX, new GroupCommit.Limits(5, 100, 1), recorder);
            commits.add(1);
            commits.add(2);
            commits.cut();
            commits.add(3);
            commits.drain().onComplete(done);
        });
        Await.result(done.future());
        assertThat(recorder.attempts).containsExactly(List.of(1, 2), List.of(3));
    }

    private static void run(Recorder recorder, int items) {
        Promise<Void> done = Promise.promise();
        VERTX.runOnContext(now -> {
            var commits = new GroupCommit<>(VERTX, new GroupCommit.Limits(5, 1_000, 1), recorder);
            IntStream.range(0, items).forEach(commits::add);
            commits.drain().onComplete(done);
        });
        Await.result(done.future());
    }
}
