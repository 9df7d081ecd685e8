package io.mainswatch.benchmark.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Browsers on the live stream: they only listen and count. */
public final class Viewers implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final List<Flow.Subscription> streams = new ArrayList<>();
    private final AtomicLong events = new AtomicLong();

    /** Returns once each of them is connected. */
    public static Viewers open(URI api, String token, int number) throws IOException, InterruptedException {
        var viewers = new Viewers();
        // Each browser has a connection of its own: over HTTP/2 they would share one, and its bound on streams.
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var request = HttpRequest.newBuilder(api.resolve("/api/v1/live?home=default"))
                .header("Authorization", "Bearer " + token)
                .build();
        var connected = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < number; i++) {
            connected.add(viewers.listen(http, request));
        }
        try {
            CompletableFuture.allOf(connected.toArray(CompletableFuture[]::new))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            viewers.close();
            throw new IOException("not every viewer was connected", e);
        }
        return viewers;
    }

    /** Readings that all of them were sent so far. */
    public long events() {
        return events.get();
    }

    private CompletableFuture<Void> listen(HttpClient http, HttpRequest request) {
        var connected = new CompletableFuture<Void>();
        HttpResponse.BodyHandler<Void> lines = answer -> {
            if (answer.statusCode() != 200) {
                connected.completeExceptionally(new IOException("the live stream answered " + answer.statusCode()));
            }
            return HttpResponse.BodySubscribers.fromLineSubscriber(new Lines(connected));
        };
        http.sendAsync(request, lines).exceptionally(broken -> {
            connected.completeExceptionally(broken);
            return null;
        });
        return connected;
    }

    @Override
    public void close() {
        synchronized (streams) {
            streams.forEach(Flow.Subscription::cancel);
            streams.clear();
        }
    }

    private final class Lines implements Flow.Subscriber<String> {
        private final CompletableFuture<Void> connected;

        Lines(CompletableFuture<Void> connected) {
            this.connected = connected;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            synchronized (streams) {
                streams.add(subscription);
            }
            subscription.request(Long.MAX_VALUE);
            connected.complete(null);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith("event: reading") || line.startsWith("event:reading")) {
                events.incrementAndGet();
            }
        }

        @Override
        public void onError(Throwable broken) {
            connected.completeExceptionally(broken);
        }

        @Override
        public void onComplete() {}
    }
}
