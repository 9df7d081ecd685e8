package io.mainswatch.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.db.Watermark;
import io.mainswatch.common.security.Role;
import io.mainswatch.dashboard.account.Caller;
import io.mainswatch.dashboard.account.Caller.Kind;
import io.mainswatch.dashboard.account.Credential;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LiveStreamTest {
    private final SlowBrowser browser = new SlowBrowser();
    private boolean cut;
    private final LiveStream stream =
            new LiveStream(browser, () -> cut = true, new Audience(viewer(), Optional.empty()));

    @Test
    void a_slow_browser_loses_readings_and_nothing_else() {
        stream.begin(told());
        browser.full = true;
        stream.send(reading());
        for (int i = 1; i <= LiveStream.MOST_WAITING; i++) {
            stream.send(change(i));
            stream.send(reading());
        }
        assertThat(browser.written).isEmpty();

        browser.drain();

        assertThat(browser.written).hasSize(LiveStream.MOST_WAITING).noneMatch(text -> text.contains("reading"));
        assertThat(browser.written.get(0)).contains("id: 1-1\n");
        assertThat(cut).isFalse();
        stream.send(reading());
        assertThat(browser.written).last().asString().contains("reading");
    }

    @Test
    void a_browser_that_does_not_read_at_all_is_cut() {
        stream.begin(told());
        browser.full = true;
        for (int i = 1; i <= LiveStream.MOST_WAITING + 1; i++) {
            stream.send(change(i));
        }
        assertThat(cut).isTrue();
        browser.drain();
        assertThat(browser.written).isEmpty();
    }

    @Test
    void what_is_live_meanwhile_comes_after_the_beginning_and_nothing_twice() {
        stream.send(change(4));
        stream.send(change(5));
        stream.send(reading());
        stream.begin(new Beginning.Told(List.of(change(3).text(), change(4).text()), new Watermark("1", 4)));
        stream.send(change(6));

        assertThat(browser.written)
                .extracting(text -> text.substring(0, text.indexOf('\n')))
                .containsExactly("id: 1-3", "id: 1-4", "id: 1-5", "event: reading", "id: 1-6");
    }

    @Test
    void other_homes_are_not_for_this_browser() {
        stream.begin(told());
        stream.send(LiveEvent.change("device", "elsewhere", new Watermark("1", 1), List.of()));
        assertThat(browser.written).isEmpty();
    }

    @Test
    void nothing_is_written_after_the_end() {
        stream.begin(told());
        stream.end();
        stream.send(change(1));
        stream.beat(Buffer.buffer(":"));
        assertThat(browser.written).isEmpty();
        assertThat(browser.ended).isTrue();
    }

    private static Caller viewer() {
        var credential = new Credential(Kind.USER, new byte[32]);
        return new Caller(credential, 1, "viewer", 1L, null, Map.of("home", Role.VIEWER));
    }

    private static Beginning.Told told() {
        return new Beginning.Told(List.of(), Watermark.START);
    }

    private static LiveEvent change(int id) {
        return LiveEvent.change("device", "home", new Watermark("1", id), List.of(id));
    }

    private static LiveEvent reading() {
        return LiveEvent.reading("home", List.of());
    }

    /** A connection whose reader decides when it is full. */
    private static final class SlowBrowser implements WriteStream<Buffer> {
        private final List<String> written = new ArrayList<>();
        private Handler<Void> drained = nothing -> {};
        private boolean full;
        private boolean ended;

        void drain() {
            full = false;
            drained.handle(null);
        }

        @Override
        public Future<Void> write(Buffer data) {
            written.add(data.toString());
            return Future.succeededFuture();
        }

        @Override
        public boolean writeQueueFull() {
            return full;
        }

        @Override
        public WriteStream<Buffer> drainHandler(Handler<Void> handler) {
            drained = handler;
            return this;
        }

        @Override
        public Future<Void> end() {
            ended = true;
            return Future.succeededFuture();
        }

        @Override
        public WriteStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
            return this;
        }

        @Override
        public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
            return this;
        }
    }
}
