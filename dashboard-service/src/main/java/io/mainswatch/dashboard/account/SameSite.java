package io.mainswatch.dashboard.account;

import io.mainswatch.common.failure.Failure;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a change asked for with a cookie comes from our own page. A browser says so itself ({@code Sec-Fetch-Site},
 * over HTTPS and on localhost) or names the page's origin. Where it says neither, only what a foreign page cannot send
 * without asking first is let through: a JSON body, or a method that no form has.
 */
final class SameSite {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private SameSite() {}

    /** @throws Failure forbidden, where the request does not come from our own page */
    static void require(HttpServerRequest request) {
        if (!allows(request)) {
            throw Failure.forbidden("a change asked for by another site's page");
        }
    }

    static boolean allows(HttpServerRequest request) {
        if (READING.contains(request.method())) {
            return true;
        }
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        var origin = request.getHeader("Origin");
        if (origin != null) {
            return isOwn(origin, request);
        }
        return request.method().equals(HttpMethod.DELETE) || isJson(request.getHeader("Content-Type"));
    }

    private static boolean isOwn(String origin, HttpServerRequest request) {
        var authority = request.authority();
        if (authority == null) {
            return false;
        }
        try {
            return authority.toString().equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("application/json");
    }
}
