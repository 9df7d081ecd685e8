package io.mainswatch.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mainswatch.common.db.DatabaseOutage;
import io.mainswatch.common.failure.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A refusal as {@code application/problem+json} (RFC 9457). Only a {@link Failure} may speak to the client; a database
 * that is away is "not available", and a defect says nothing and is logged.
 */
public record Problem(String type, String title, int status, String detail, List<Failure.Violation> violations) {
    private static final Logger LOG = LoggerFactory.getLogger(Problem.class);
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final Map<Integer, Failure.Kind> BY_STATUS = Map.of(
            400, Failure.Kind.INVALID,
            401, Failure.Kind.UNAUTHENTICATED,
            403, Failure.Kind.FORBIDDEN,
            404, Failure.Kind.UNKNOWN,
            413, Failure.Kind.TOO_LARGE,
            429, Failure.Kind.TOO_MANY,
            503, Failure.Kind.UNAVAILABLE);

    /** What a router refuses by itself when no route takes the request, and what no route's failure handler answers. */
    private static final List<Integer> BY_ROUTER = List.of(400, 404, 405, 406, 413, 415, 500);

    /** Answers in this form whatever the routes leave unanswered: no such path, a wrong method, a failure. */
    public static void mount(Router router) {
        BY_ROUTER.forEach(status -> router.errorHandler(status, Problem::answer));
    }

    static Problem of(Failure failure) {
        return of(
                failure.kind().status(),
                failure.kind().title(),
                String.valueOf(failure.getMessage()),
                failure.violations());
    }

    private static Problem of(int status, String title, String detail, List<Failure.Violation> violations) {
        return new Problem(
                "urn:mainswatch:problem:" + title.toLowerCase(Locale.ROOT).replace(' ', '-'),
                title,
                status,
                detail,
                violations);
    }

    /** Answers a failed request: a router's last failure handler. */
    public static void answer(RoutingContext ctx) {
        write(ctx, of(ctx.failure(), ctx.statusCode(), route(ctx)));
    }

    /** The route as it was mounted: the path itself may hold a ping key, which no log may. */
    private static String route(RoutingContext ctx) {
        var route = ctx.currentRoute();
        return route == null || route.getPath() == null ? "an unnamed route" : route.getPath();
    }

    private static Problem of(@Nullable Throwable thrown, int status, String route) {
        var cause = thrown == null ? null : DatabaseOutage.translated(thrown);
        if (cause instanceof Failure failure) {
            return of(failure);
        }
        int fallback = cause instanceof HttpException http ? http.getStatusCode() : status;
        var kind = BY_STATUS.get(fallback);
        if (kind != null) {
            return of(fallback, kind.title(), kind.title(), List.of());
        }
        if (fallback == METHOD_NOT_ALLOWED) {
            return of(fallback, "method not allowed", "no such method on this path", List.of());
        }
        if (fallback >= 400 && fallback < 500) {
            return of(fallback, "request refused", "request refused", List.of());
        }
        LOG.error("request failed: {}", route, cause);
        return of(500, "request failed", "", List.of());
    }

    private static void write(RoutingContext ctx, Problem problem) {
        if (ctx.response().ended() || ctx.response().headWritten()) {
            return;
        }
        try {
            ctx.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            if (problem.status() == Failure.Kind.TOO_MANY.status()
                    || problem.status() == Failure.Kind.UNAVAILABLE.status()) {
                if (!ctx.response().headers().contains("Retry-After")) {
                    ctx.response().putHeader("Retry-After", "5");
                }
            }
            ctx.response().end(Buffer.buffer(Json.MAPPER.writeValueAsBytes(problem)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
