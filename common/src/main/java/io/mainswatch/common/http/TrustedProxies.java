package io.mainswatch.common.http;

import io.mainswatch.common.config.Networks;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The proxies in front of this server that are believed when they say for whom they ask ({@code X-Forwarded-For}) and
 * whether that came by TLS ({@code X-Forwarded-Proto}). Anybody else may write those headers too, so of the addresses
 * only those count that a trusted proxy added: read from the last to the first one that is no proxy of ours.
 */
public final class TrustedProxies {
    private static final String CLIENT = "client";

    private final Networks trusted;

    /**
     * @param networks each an address or a network, such as {@code 192.168.1.0/24}
     * @throws IllegalArgumentException where one is neither
     */
    public TrustedProxies(List<String> networks) {
        this.trusted = Networks.of(networks);
    }

    /** Notes the client of every request that comes by; mounted before whoever asks for it. */
    public void stamp(RoutingContext ctx) {
        ctx.put(CLIENT, of(ctx.request()));
        ctx.next();
    }

    /** The client that was noted, else the other end of the connection itself. */
    public static Client client(RoutingContext ctx) {
        return Optional.ofNullable(ctx.<Client>get(CLIENT)).orElseGet(() -> direct(ctx.request()));
    }

    private static Client direct(HttpServerRequest request) {
        return new Client(request.remoteAddress().hostAddress(), request.isSSL());
    }

    private Client of(HttpServerRequest request) {
        var direct = direct(request);
        if (!trusted.hold(direct.address())) {
            return direct;
        }
        var protocols = fromTheLast(request, "X-Forwarded-Proto");
        boolean encrypted =
                protocols.isEmpty() ? direct.isEncrypted() : protocols.get(0).equalsIgnoreCase("https");
        return new Client(first(direct.address(), fromTheLast(request, "X-Forwarded-For")), encrypted);
    }

    private String first(String proxy, List<String> hops) {
        var known = proxy;
        for (var hop : hops) {
            if (!Networks.isAddress(hop)) {
                return known;
            }
            known = hop;
            if (!trusted.hold(hop)) {
                return known;
            }
        }
        return known;
    }

    /** The parts of all headers of a name, the last one first. */
    private static List<String> fromTheLast(HttpServerRequest request, String name) {
        var parts = new ArrayList<String>();
        for (var header : request.headers().getAll(name)) {
            for (var part : header.split(",", -1)) {
                parts.add(part.strip());
            }
        }
        Collections.reverse(parts);
        return parts;
    }
}
