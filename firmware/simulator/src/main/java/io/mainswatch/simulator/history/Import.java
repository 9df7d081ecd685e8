package io.mainswatch.simulator.history;

import io.mainswatch.simulator.event.Storyteller;
import io.mainswatch.simulator.phone.Pinger;
import io.mainswatch.simulator.registration.Credentials;
import io.mainswatch.simulator.transport.BackOff;
import io.mainswatch.simulator.transport.Retry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;

/** Takes a past to a server through the paths its devices would use themselves. */
public final class Import {
    private static final int MOST_ATTEMPTS = 12;
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(10));

    private final Vertx vertx;
    private final URI ingest;
    private final Credentials credentials;
    private final Storyteller story;
    private final BackOff backOff;

    /** {@code ingest} is the base address of the server's HTTP ingest, for example {@code http://localhost:8081}. */
    public Import(Vertx vertx, URI ingest, Credentials credentials, Storyteller story) {
        this(vertx, ingest, credentials, story, BACK_OFF);
    }

    Import(Vertx vertx, URI ingest, Credentials credentials, Storyteller story, BackOff backOff) {
        this.vertx = vertx;
        this.ingest = ingest;
        this.credentials = credentials;
        this.story = story;
        this.backOff = backOff;
    }

    /** Completes when everything is with the server; the past is read whole even where nobody wants it. */
    public Future<ImportReport> run(History history) {
        Context context = vertx.getOrCreateContext();
        var http = WebClient.create(
                vertx, new WebClientOptions(), new PoolOptions().setHttp1MaxSize(BeatImport.LANES + 4));
        return Future.<ImportReport>future(promise ->
                        context.runOnContext(entered -> all(history, http).onComplete(promise)))
                .onSuccess(report -> story.tell("brought its past: " + report))
                .onComplete(done -> http.close());
    }

    private Future<ImportReport> all(History history, WebClient http) {
        var retry = new Retry(
                vertx, backOff, MOST_ATTEMPTS, new Random(history.home().seed()));
        var readings = new ReadingImport(vertx, http, ingest.resolve("/v1/readings"), retry);
        var parts = Stream.concat(
                        history.readings().stream().map(past -> one(past, readings)),
                        Stream.of(beats(history, http, retry)))
                .toList();
        return Future.all(parts)
                .map(all -> parts.stream().map(Future::result).reduce(ImportReport.NOTHING, ImportReport::plus));
    }

    /** A meter without a secret lives its past untold. */
    private Future<ImportReport> one(PastReadings past, ReadingImport readings) {
        return credentials
                .secretOf(past.deviceId())
                .map(secret -> readings.run(past, secret))
                .orElseGet(() -> vertx.executeBlocking(() -> {
                    past.forEachRemaining(sample -> {});
                    return ImportReport.NOTHING;
                }));
    }

    private Future<ImportReport> beats(History history, WebClient http, Retry retry) {
        return credentials
                .ping()
                .map(url -> new BeatImport(new Pinger(http, url, story.clock()), retry).run(history.beats()))
                .orElseGet(() -> Future.succeededFuture(ImportReport.NOTHING));
    }
}
