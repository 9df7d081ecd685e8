package io.mainswatch.common.http;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
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
    private static final int ALL_BITS_V4 = 32;
    private static final int ALL_BITS_V6 = 128;

    private final List<IpSubnetFilterRule> networks;

    /**
     * @param networks each an address or a network, such as {@code 192.168.1.0/24}
     * @throws IllegalArgumentException where one is neither
     */
    public TrustedProxies(List<String> networks) {
        this.networks = networks.stream().map(TrustedProxies::rule).toList();
    }

    /** @throws IllegalArgumentException where one is neither an address nor a network */
    public static void check(List<String> networks) {
        networks.forEach(TrustedProxies::rule);
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
        if (!isTrusted(direct.address())) {
            return direct;
        }
        var protocols = last(request, "X-Forwarded-Proto");
        boolean encrypted =
                protocols.isEmpty() ? direct.isEncrypted() : protocols.get(0).equalsIgnoreCase("https");
        return new Client(first(direct.address(), last(request, "X-Forwarded-For")), encrypted);
    }

    private String first(String proxy, List<String> fromTheLast) {
        var known = proxy;
        for (var hop : fromTheLast) {
            if (NetUtil.createByteArrayFromIpAddressString(hop) == null) {
                return known;
            }
            known = hop;
            if (!isTrusted(hop)) {
                return known;
            }
        }
        return known;
    }

    /** The parts of all headers of a name, the last one first. */
    private static List<String> last(HttpServerRequest request, String name) {
        var parts = new ArrayList<String>();
        for (var header : request.headers().getAll(name)) {
            for (var part : header.split(",", -1)) {
                parts.add(part.strip());
            }
        }
        Collections.reverse(parts);
        return parts;
    }

    private boolean isTrusted(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes != null
                && networks.stream().anyMatch(network -> network.matches(new InetSocketAddress(inet(bytes), 0)));
    }

    private static IpSubnetFilterRule rule(String text) {
        var parts = text.split("/", 2);
        var bytes = NetUtil.createByteArrayFromIpAddressString(parts[0]);
        if (bytes == null) {
            throw new IllegalArgumentException("no address");
        }
        int all = bytes.length == 4 ? ALL_BITS_V4 : ALL_BITS_V6;
        int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException("no network");
        }
        return new IpSubnetFilterRule(inet(bytes), bits, IpFilterRuleType.ACCEPT);
    }

    private static InetAddress inet(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException("no address", impossible);
        }
    }
}
