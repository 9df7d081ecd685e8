package io.mainswatch.simulator.phone;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** Says a beat to the server: {@code GET /ping/<key>}. A beat that is not of this second says how old it is. */
public final class Pinger {
    private static final long TIMEOUT_MS = 15_000;

    private final WebClient http;
    private final URI pingUrl;
    private final Clock clock;

    public Pinger(WebClient http, URI pingUrl, Clock clock) {
        this.http = http;
        this.pingUrl = pingUrl;
        this.clock = clock;
    }

    public Future<HttpResponse<Buffer>> send(Beat beat) {
        var request = http.getAbs(pingUrl.toString())
                .timeout(TIMEOUT_MS)
                .addQueryParam("charging", String.valueOf(beat.charging()))
                .addQueryParam("battery", String.valueOf(beat.batteryPercent()))
                .addQueryParam("network", beat.network().parameter());
        long ageSeconds = Duration.between(beat.at(), clock.instant()).toSeconds();
        if (ageSeconds > 0) {
            request.addQueryParam("age", String.valueOf(ageSeconds));
        }
        return request.send();
    }
}
