package io.mainswatch.dashboard.http;

import io.vertx.ext.web.RoutingContext;

/**
 * What every answer of this server tells a browser, a refusal and a file too: take it for nothing but what it says it
 * is, show it in no frame, run nothing in it, and tell nobody where it was read. A page names its own, wider policy.
 */
public final class SafeAnswer {
    private SafeAnswer() {}

    public static void stamp(RoutingContext ctx) {
        ctx.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        ctx.next();
    }
}
