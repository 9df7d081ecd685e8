package io.mainswatch.simulator.command;

import io.mainswatch.simulator.appliance.Home;
import io.mainswatch.simulator.registration.Credentials;
import io.mainswatch.simulator.registration.Keepsake;
import io.mainswatch.simulator.registration.KeepsakeFile;
import io.mainswatch.simulator.registration.Registrar;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The server, and how the simulated devices prove themselves to it. */
final class ServerOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--ingest",
            paramLabel = "URL",
            defaultValue = "http://localhost:8081",
            description = "HTTP ingest (default: ${DEFAULT-VALUE}).")
    private URI ingest = URI.create("http://localhost:8081");

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = "REST API, for example http://localhost:8080: devices without a secret are registered there.")
    private @Nullable URI api;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:MAINSWATCH_API_TOKEN}",
            description = "API token for --api (default: MAINSWATCH_API_TOKEN).")
    private @Nullable String token;

    @Option(names = "--device", paramLabel = "ID=SECRET", description = "A device registered before. Repeatable.")
    private Map<String, String> devices = new LinkedHashMap<>();

    @Option(names = "--ping-url", paramLabel = "URL", description = "Where the phone says that it is alive.")
    private @Nullable URI pingUrl;

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description = "Keeps secrets and counters from one run to the next (JSON, for its owner's eyes only).")
    private @Nullable Path file;

    URI ingest() {
        return ingest;
    }

    /** What earlier runs kept, overruled by what the command line says. */
    Keepsake known() throws IOException {
        Keepsake kept = file == null ? Keepsake.empty() : new KeepsakeFile(file).load();
        Map<String, String> secrets = new HashMap<>(kept.credentials().secrets());
        secrets.putAll(devices);
        URI ping = pingUrl == null ? kept.credentials().pingUrl() : pingUrl;
        return new Keepsake(new Credentials(secrets, ping), kept.countersWattHours());
    }

    /** The credentials to use: known ones, completed over the REST API where one is given. */
    Credentials obtain(Stage stage, Keepsake known, Home home, Duration phoneEvery) throws Exception {
        if (api == null) {
            return some(known.credentials());
        }
        if (token == null || token.isBlank()) {
            throw mistake("--api needs --token");
        }
        var registrar = new Registrar(WebClient.create(stage.vertx()), api, token);
        var complete = stage.await(registrar.complete(known.credentials(), home, phoneEvery, ingest));
        keep(new Keepsake(complete, known.countersWattHours()));
        return complete;
    }

    private Credentials some(Credentials known) {
        if (known.secrets().isEmpty() && known.pingUrl() == null) {
            throw mistake("no device has a secret: give --api URL --token TOKEN, or --device ID=SECRET and --ping-url"
                    + " URL, or the --credentials file of an earlier run");
        }
        return known;
    }

    void keep(Keepsake keepsake) throws IOException {
        if (file != null) {
            new KeepsakeFile(file).save(keepsake);
        }
    }

    private ParameterException mistake(String message) {
        if (spec == null) {
            throw new IllegalStateException("options outside a command");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
