package io.mainswatch.dashboard.account;

import io.mainswatch.common.http.TrustedProxies;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where people's browsers find this server: the settings' public URL, else wherever the request came to. Passkeys belong
 * to a name, and browsers offer them only over HTTPS or on this machine itself, so they work at the public URL and on
 * {@code localhost}.
 */
final class PublicAddress {
    private static final String THIS_MACHINE = "localhost";

    private final @Nullable URI publicUrl;

    /** @param publicUrl as the settings have it, or null */
    PublicAddress(@Nullable URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** @param path with its slash */
    String link(RoutingContext ctx, String path) {
        var authority = ctx.request().authority();
        var scheme = TrustedProxies.client(ctx).isEncrypted() ? "https" : "http";
        return publicUrl != null
                ? publicUrl + path
                : scheme + "://" + (authority == null ? THIS_MACHINE : authority) + path;
    }

    /** The origin of the page that asks, where it may use passkeys. */
    Optional<URI> passkeyOrigin(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Origin"))
                .flatMap(PublicAddress::parsed)
                .filter(origin -> isPublic(origin) || isThisMachine(origin, request));
    }

    private boolean isPublic(URI origin) {
        return publicUrl != null
                && publicUrl.getScheme().equals("https")
                && "https".equals(origin.getScheme())
                && String.valueOf(publicUrl.getRawAuthority()).equalsIgnoreCase(origin.getRawAuthority());
    }

    private static boolean isThisMachine(URI origin, HttpServerRequest request) {
        var authority = request.authority();
        return THIS_MACHINE.equals(origin.getHost())
                && authority != null
                && authority.toString().equals(origin.getRawAuthority());
    }

    private static Optional<URI> parsed(String origin) {
        try {
            return Optional.of(URI.create(origin)).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
