package io.mainswatch.simulator.registration;

import io.mainswatch.simulator.appliance.Home;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Registers a household's devices over the REST API and learns their secrets, which are told only this once. */
public final class Registrar {
    private static final long TIMEOUT_MS = 15_000;

    private final WebClient http;
    private final URI api;
    private final String token;

    /** {@code api} is the address of the dashboard, for example {@code http://localhost:8080}. */
    public Registrar(WebClient http, URI api, String token) {
        this.http = http;
        this.api = api;
        this.token = token;
    }

    /**
     * Registers what {@code known} does not name yet, one after the other. A ping address without a host is taken to be
     * at {@code ingest}. Fails with {@link RegistrationFailure}.
     */
    public Future<Credentials> complete(Credentials known, Home home, Duration phoneEvery, URI ingest) {
        Future<Credentials> so = Future.succeededFuture(known);
        for (var meter : home.meters()) {
            var application = Application.meter(meter.nameplate());
            so = so.compose(have -> have.secretOf(application.deviceId()).isPresent()
                    ? Future.succeededFuture(have)
                    : register(application).map(answer -> withSecret(have, application.deviceId(), answer)));
        }
        return so.compose(have -> have.pingUrl() != null
                ? Future.succeededFuture(have)
                : register(Application.phone(phoneEvery))
                        .map(answer -> new Credentials(have.secrets(), ingest.resolve(text(answer, "pingUrl")))));
    }

    private static Credentials withSecret(Credentials have, String deviceId, JsonObject answer) {
        Map<String, String> secrets = new HashMap<>(have.secrets());
        secrets.put(deviceId, text(answer, "secret"));
        return new Credentials(secrets, have.pingUrl());
    }

    private Future<JsonObject> register(Application application) {
        return http.postAbs(api.resolve("/api/v1/devices").toString())
                .timeout(TIMEOUT_MS)
                .bearerTokenAuthentication(token)
                .sendJsonObject(application.body())
                .recover(failure -> Future.failedFuture(
                        new RegistrationFailure("cannot reach " + api + ": " + failure.getMessage())))
                .map(response -> accepted(application.deviceId(), response));
    }

    private JsonObject accepted(String deviceId, HttpResponse<Buffer> response) {
        return switch (response.statusCode()) {
            case 200, 201 -> response.bodyAsJsonObject();
            case 401, 403 ->
                throw new RegistrationFailure(
                        "the API token is refused by " + api + " (HTTP " + response.statusCode() + ")");
            case 409 ->
                throw new RegistrationFailure(
                        "device " + deviceId + " is registered already and its secret was shown only then: pass it ("
                                + howToPass(deviceId) + "), use the --credentials file of the run that registered it,"
                                + " or delete the device first");
            default ->
                throw new RegistrationFailure("device " + deviceId + " cannot be registered: HTTP "
                        + response.statusCode() + " " + response.bodyAsString());
        };
    }

    private static String howToPass(String deviceId) {
        return deviceId.equals(Application.PHONE_ID) ? "--ping-url URL" : "--device " + deviceId + "=SECRET";
    }

    private static String text(JsonObject answer, String name) {
        String value = answer.getString(name);
        if (value == null || value.isBlank()) {
            throw new RegistrationFailure("the server's answer has no " + name);
        }
        return value;
    }
}
