package io.mainswatch.simulator.history;

import io.mainswatch.simulator.transport.Retry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;

/** Takes the past of one meter to {@code POST /v1/readings}. While one batch is on its way the next is being made. */
final class ReadingImport {
    private static final int BATCH = 4_000;
    private static final long TIMEOUT_MS = 60_000;

    private final Vertx vertx;
    private final WebClient http;
    private final URI target;
    private final Retry retry;

    ReadingImport(Vertx vertx, WebClient http, URI target, Retry retry) {
        this.vertx = vertx;
        this.http = http;
        this.target = target;
        this.retry = retry;
    }

    Future<ImportReport> run(PastReadings readings, String secret) {
        return make(readings).compose(first -> onward(readings, secret, first, ImportReport.NOTHING));
    }

    private Future<ImportReport> onward(
            PastReadings readings, String secret, ReadingLines.Batch batch, ImportReport before) {
        if (batch.readings() == 0) {
            return Future.succeededFuture(before);
        }
        var sending = send(batch, secret);
        var making = make(readings);
        return Future.all(sending, making)
                .compose(both -> onward(readings, secret, making.result(), before.plus(sending.result())));
    }

    private Future<ReadingLines.Batch> make(PastReadings readings) {
        return vertx.executeBlocking(() -> ReadingLines.take(readings, BATCH), false);
    }

    private Future<ImportReport> send(ReadingLines.Batch batch, String secret) {
        return retry.send(() -> post(batch.gzip(), secret)).map(response -> {
            var answer = response.bodyAsJsonObject();
            return report(batch.readings(), answer == null ? new JsonObject() : answer);
        });
    }

    private Future<HttpResponse<Buffer>> post(Buffer gzip, String secret) {
        return http.postAbs(target.toString())
                .timeout(TIMEOUT_MS)
                .bearerTokenAuthentication(secret)
                .putHeader("Content-Type", "application/x-ndjson")
                .putHeader("Content-Encoding", "gzip")
                .sendBuffer(gzip);
    }

    private static ImportReport report(int readings, JsonObject answer) {
        var rejected = answer.getJsonArray("rejected");
        return new ImportReport(
                readings,
                answer.getLong("stored", 0L),
                answer.getLong("duplicate", 0L),
                rejected == null ? 0 : rejected.size(),
                0);
    }
}
