package io.mainswatch.simulator.energy;

import io.mainswatch.simulator.registration.Credentials;
import io.mainswatch.simulator.transport.Refused;
import io.mainswatch.simulator.transport.Retry;
import io.vertx.core.Future;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Sends readings to {@code POST /energy} until they are taken or refused, and notes every attempt and its outcome. */
final class EnergySender {
    private static final long TIMEOUT_MS = 10_000;

    private final WebClient http;
    private final URI target;
    private final Credentials credentials;
    private final Retry retry;
    private final Journal communication;
    private final Clock clock;

    EnergySender(WebClient http, URI ingest, Credentials credentials, Retry retry, Journal communication, Clock clock) {
        this.http = http;
        this.target = ingest.resolve("/energy");
        this.credentials = credentials;
        this.retry = retry;
        this.communication = communication;
        this.clock = clock;
    }

    /** True once the server has it, false when it never will; fails when the server could not be reached at all. */
    Future<Boolean> send(EnergyReading reading) {
        var secret = credentials.secretOf(reading.deviceId());
        if (secret.isEmpty()) {
            return note(reading, "not sent: no secret for this device").map(false);
        }
        return retry.send(
                        () -> http.postAbs(target.toString())
                                .timeout(TIMEOUT_MS)
                                .bearerTokenAuthentication(secret.get())
                                .sendJsonObject(reading.json()),
                        failure -> note(reading, "failed: " + failure.getMessage()))
                .compose(response ->
                        note(reading, "HTTP " + response.statusCode()).map(true))
                .recover(failure ->
                        failure instanceof Refused ? Future.succeededFuture(false) : Future.failedFuture(failure));
    }

    private Future<Void> note(EnergyReading reading, String outcome) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return communication.write(now + " POST " + target + " " + reading.csv() + " " + outcome);
    }
}
