package io.mainswatch.common.http;

import io.mainswatch.common.failure.Failure;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A router's last handler: answers what no route took with 405 and the methods there are, or with 404. */
public final class Unmatched implements Handler<RoutingContext> {
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final Pattern PARAMETER = Pattern.compile(":[A-Za-z]+");

    private final Router router;

    /** @param router the one whose last handler this is */
    public Unmatched(Router router) {
        this.router = router;
    }

    @Override
    public void handle(RoutingContext ctx) {
        var path = pathBelow(ctx);
        var methods = router.getRoutes().stream()
                .filter(route -> route.methods() != null && matches(route, path))
                .flatMap(route -> Objects.requireNonNull(route.methods()).stream())
                .map(HttpMethod::name)
                .sorted()
                .collect(Collectors.joining(", "));
        if (methods.isEmpty()) {
            ctx.fail(Failure.unknown("no such resource"));
        } else {
            ctx.response().putHeader("Allow", methods);
            ctx.fail(METHOD_NOT_ALLOWED);
        }
    }

    private static String pathBelow(RoutingContext ctx) {
        var mount = ctx.mountPoint();
        int skipped = mount == null ? 0 : mount.endsWith("/") ? mount.length() - 1 : mount.length();
        return ctx.normalizedPath().substring(skipped);
    }

    private static boolean matches(Route route, String path) {
        var form = PARAMETER.matcher(Objects.requireNonNull(route.getName())).replaceAll("[^/]+");
        return path.matches(form.replace(".", "\\."));
    }
}
