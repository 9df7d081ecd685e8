package io.mainswatch.common.picture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A bucket on this machine that speaks enough of S3, checks every signature, and lists two names a page. */
final class S3Server implements AutoCloseable {
    static final String ACCESS_KEY = "the-access-key";
    static final String SECRET_KEY = "the-secret-key";
    private static final int PAGE = 2;

    final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    volatile boolean broken;
    private final HttpServer server;

    S3Server() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/bucket/home";
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        int status = 500;
        byte[] answer = {};
        if (!broken && !isSigned(exchange)) {
            status = 403;
        } else if (!broken) {
            var key = exchange.getRequestURI().getPath().substring("/bucket".length());
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    objects.put(key, body);
                    status = 200;
                }
                case "DELETE" -> status = objects.remove(key) == null ? 404 : 204;
                default -> {
                    answer = key.length() < 2 ? list(exchange) : objects.getOrDefault(key, answer);
                    status = answer.length > 0 ? 200 : 404;
                }
            }
        }
        exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private byte[] list(HttpExchange exchange) {
        var query = query(exchange);
        var after = query.getOrDefault("continuation-token", "");
        var names = objects.keySet().stream()
                .map(name -> name.substring(1))
                .filter(name -> name.startsWith(query.get("prefix")) && name.compareTo(after) > 0)
                .toList();
        var xml = new StringBuilder("<ListBucketResult>");
        names.stream()
                .limit(PAGE)
                .forEach(name -> xml.append("<Contents><Key>").append(name).append("</Key></Contents>"));
        if (names.size() > PAGE) {
            xml.append("<NextContinuationToken>").append(names.get(PAGE - 1)).append("</NextContinuationToken>");
        }
        return xml.append("</ListBucketResult>").toString().getBytes(UTF_8);
    }

    private static TreeMap<String, String> query(HttpExchange exchange) {
        var query = new TreeMap<String, String>();
        var raw = exchange.getRequestURI().getRawQuery();
        for (var part : raw == null ? new String[0] : raw.split("&")) {
            var pair = part.split("=", 2);
            query.put(pair[0], URLDecoder.decode(pair[1], UTF_8));
        }
        return query;
    }

    /** AWS Signature Version 4, reckoned again from what came. */
    private static boolean isSigned(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        var claim = headers.getFirst("Authorization");
        if (claim == null || !claim.startsWith("AWS4-HMAC-SHA256 Credential=" + ACCESS_KEY + "/")) {
            return false;
        }
        var scope = claim.replaceFirst(".*Credential=[^/]+/([^,]+),.*", "$1").strip();
        var signed = claim.replaceFirst(".*SignedHeaders=([^,]+),.*", "$1").strip();
        var lines = new ArrayList<String>();
        lines.add(exchange.getRequestMethod());
        lines.add(exchange.getRequestURI().getRawPath());
        var raw = exchange.getRequestURI().getRawQuery();
        lines.add(raw == null ? "" : String.join("&", new TreeSet<>(List.of(raw.split("&")))));
        for (var name : signed.split(";")) {
            lines.add(name + ":" + headers.getFirst(name).strip());
        }
        lines.add("");
        lines.add(signed);
        lines.add(headers.getFirst("x-amz-content-sha256"));
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            var text = "AWS4-HMAC-SHA256\n" + headers.getFirst("x-amz-date") + "\n" + scope + "\n"
                    + HexFormat.of()
                            .formatHex(hash.digest(String.join("\n", lines).getBytes(UTF_8)));
            byte[] key = ("AWS4" + SECRET_KEY).getBytes(UTF_8);
            for (var part : scope.split("/")) {
                key = hmac(key, part);
            }
            return claim.endsWith("Signature=" + HexFormat.of().formatHex(hmac(key, text)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
