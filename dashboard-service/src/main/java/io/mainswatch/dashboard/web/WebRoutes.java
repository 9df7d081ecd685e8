package io.mainswatch.dashboard.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The page: the shell on each of its views' paths, its files under names that change with their content, and a page in
 * words for every other path a person may type. Mounted last: it answers whatever nobody before it did, except below
 * {@code /api/}.
 */
public final class WebRoutes {
    /** The paths the page itself knows; each is a link one may keep. */
    static final List<String> VIEWS = List.of(
            "/",
            "/energy",
            "/outages",
            "/outages/:id",
            "/devices",
            "/devices/:id",
            "/devices/:id/meter",
            "/sign-in",
            "/settings",
            "/settings/:part",
            "/set-up",
            "/invitation");

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String REVALIDATE = "no-cache";
    private static final String FILE_VARIES = "Accept-Encoding";
    private static final String PAGE_VARIES = "Accept-Encoding, Accept-Language";
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;

    private final WebAssets assets;

    WebRoutes(WebAssets assets) {
        this.assets = assets;
    }

    /** Reads the page's files on a worker. Fails when the program was packed without one of them. */
    public static Future<WebRoutes> load(Vertx vertx) {
        return vertx.executeBlocking(() -> new WebRoutes(WebAssets.packed()));
    }

    public void mount(Router router) {
        VIEWS.forEach(path -> reading(router, path, ctx -> page(ctx, assets.shell(wished(ctx)), 200)));
        reading(router, "/service-worker.js", ctx -> page(ctx, assets.worker(), 200));
        reading(router, "/assets/*", this::asset);
        reading(router, "/*", ctx -> {
            if (ctx.normalizedPath().startsWith("/api/")) {
                ctx.next();
            } else {
                page(ctx, assets.notFound(wished(ctx)), NOT_FOUND);
            }
        });
    }

    private static void reading(Router router, String path, Handler<RoutingContext> handler) {
        router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
    }

    private void asset(RoutingContext ctx) {
        assets.at(ctx.normalizedPath())
                .ifPresentOrElse(
                        file -> {
                            ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, FOR_EVER);
                            send(ctx, file, FILE_VARIES);
                        },
                        () -> page(ctx, assets.notFound(wished(ctx)), NOT_FOUND));
    }

    private static void page(RoutingContext ctx, Page page, int status) {
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CACHE_CONTROL, REVALIDATE)
                .putHeader(HttpHeaders.ETAG, page.etag())
                .putHeader("Content-Security-Policy", page.contentSecurityPolicy())
                .putHeader("Permissions-Policy", "camera=(), geolocation=(self), microphone=(), payment=(), usb=()");
        if (ctx.request().isSSL()) {
            // Browsers ignore it, and complain, on a page that came without encryption.
            ctx.response().putHeader("Cross-Origin-Opener-Policy", "same-origin");
        }
        if (status == 200 && page.etag().equals(ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            ctx.response()
                    .setStatusCode(NOT_MODIFIED)
                    .putHeader(HttpHeaders.VARY, PAGE_VARIES)
                    .end();
            return;
        }
        send(ctx, page.file(), PAGE_VARIES);
    }

    private static String wished(RoutingContext ctx) {
        return PageWords.wished(ctx.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static void send(RoutingContext ctx, Asset file, String varies) {
        var response = ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, file.mediaType())
                .putHeader(HttpHeaders.VARY, varies);
        var accepted = ctx.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        var body = file.plain();
        if (file.brotli() != null && takes("br", accepted)) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "br");
            body = file.brotli();
        } else if (takes("gzip", accepted)) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            body = file.gzip();
        }
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        if (ctx.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(body);
        }
    }

    private static boolean takes(String coding, @Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        for (String accepted : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
            var parts = accepted.split(";", 2);
            if (parts[0].strip().equals(coding)) {
                return parts.length == 1 || !parts[1].strip().matches("q\\s*=\\s*0(\\.0*)?");
            }
        }
        return false;
    }
}
