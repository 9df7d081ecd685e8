package io.mainswatch.dashboard.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import java.io.FileNotFoundException;
import java.io.IOException;

/** {@code /openapi.json}: the description of all this, for everyone. */
public final class OpenApiRoutes {
    private static final String FILE = "/openapi.json";

    private final String document;

    private OpenApiRoutes(String document) {
        this.document = document;
    }

    /** Reads the document on a worker. Fails when the program was packed without it. */
    public static Future<OpenApiRoutes> load(Vertx vertx) {
        return vertx.executeBlocking(OpenApiRoutes::read).map(OpenApiRoutes::new);
    }

    void mount(Router router) {
        router.get("/openapi.json")
                .handler(ctx -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(document));
    }

    private static String read() throws IOException {
        try (var stream = OpenApiRoutes.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new FileNotFoundException("openapi.json is missing on the class path");
            }
            return new String(stream.readAllBytes(), UTF_8);
        }
    }
}
