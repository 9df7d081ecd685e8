package io.mainswatch.dashboard.account;

import io.mainswatch.common.http.TrustedProxies;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The browser's session: 256 random bits that no script can read and no other site can send. */
public final class SessionCookie {
    private static final String NAME = "mainswatch_session";
    private static final int LONGEST = 100;

    private final boolean secure;

    /** @param secure whether this server speaks TLS: then the cookie never travels without it, as where a proxy does */
    public SessionCookie(boolean secure) {
        this.secure = secure;
    }

    Optional<String> read(RoutingContext ctx) {
        return Optional.ofNullable(ctx.request().getCookie(NAME))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST);
    }

    void give(RoutingContext ctx, String secret) {
        ctx.response().addCookie(cookie(ctx, secret).setMaxAge(SessionStore.LIFE.toSeconds()));
    }

    void prolong(RoutingContext ctx) {
        read(ctx).ifPresent(secret -> give(ctx, secret));
    }

    void take(RoutingContext ctx) {
        ctx.response().addCookie(cookie(ctx, "").setMaxAge(0));
    }

    private Cookie cookie(RoutingContext ctx, String value) {
        return Cookie.cookie(NAME, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(secure || TrustedProxies.client(ctx).isEncrypted());
    }
}
