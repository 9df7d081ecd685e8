package io.mainswatch.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.time.Clock;
import io.mainswatch.ingest.signature.RequestSignature;
import io.mainswatch.ingest.signature.SignedNumbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A device that signs what it sends, and may be made to send something else than it signed. */
final class SigningDevice {
    private final Door door;
    private final Clock clock;
    private final String id;
    private final String secret;
    private long boot = 1;
    private long seq;

    SigningDevice(Door door, Clock clock, String id, String secret) {
        this.door = door;
        this.clock = clock;
        this.id = id;
        this.secret = secret;
    }

    /** One request as it goes out. */
    static final class Outgoing {
        String method;
        String path;
        byte[] body;
        final Map<String, String> headers = new LinkedHashMap<>();
    }

    void restart() {
        boot++;
        seq = 0;
    }

    /** Of the next request. */
    SignedNumbers next() {
        return new SignedNumbers(clock.now().getEpochSecond(), boot, ++seq);
    }

    Door.Answer post(String body) {
        return post(body.getBytes(UTF_8));
    }

    Door.Answer post(byte[] body, String... headers) {
        return send("POST", "/v1/readings", body, outgoing -> {
            for (int i = 0; i < headers.length; i += 2) {
                outgoing.headers.put(headers[i], headers[i + 1]);
            }
        });
    }

    Door.Answer resume() {
        return send("GET", "/v1/resume", new byte[0], outgoing -> {});
    }

    /** @param forgery alters the request after it was signed */
    Door.Answer send(String method, String path, byte[] body, Consumer<Outgoing> forgery) {
        var outgoing = sign(method, path, body, next());
        forgery.accept(outgoing);
        return send(outgoing);
    }

    Outgoing sign(String method, String path, byte[] body, SignedNumbers numbers) {
        var outgoing = new Outgoing();
        outgoing.method = method;
        outgoing.path = path;
        outgoing.body = body;
        outgoing.headers.put("X-Device", id);
        outgoing.headers.put("X-Timestamp", Long.toString(numbers.timestamp()));
        outgoing.headers.put("X-Boot", Long.toString(numbers.boot()));
        outgoing.headers.put("X-Seq", Long.toString(numbers.seq()));
        outgoing.headers.put("X-Signature", RequestSignature.of(secret, method, path, numbers, Secrets.sha256(body)));
        return outgoing;
    }

    Door.Answer send(Outgoing outgoing) {
        var headers = new ArrayList<String>();
        outgoing.headers.forEach((name, value) -> Collections.addAll(headers, name, value));
        return outgoing.method.equals("GET")
                ? door.get(outgoing.path, headers.toArray(String[]::new))
                : door.post(outgoing.path, outgoing.body, headers.toArray(String[]::new));
    }
}
