package io.mainswatch.simulator.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainswatch.simulator.event.HouseholdListener;
import io.mainswatch.simulator.event.Storyteller;
import io.mainswatch.simulator.peer.HttpPeer;
import io.mainswatch.simulator.peer.Waiting;
import io.mainswatch.simulator.registration.Credentials;
import io.mainswatch.simulator.transport.BackOff;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportIT {
    private static final Instant NOW = Instant.parse("2026-05-01T09:30:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Map<String, String> SECRETS = Map.of("AC001", "s1", "WM002", "s2", "FR003", "s3");

    private final Vertx vertx = Vertx.vertx();
    private final HttpPeer server = new HttpPeer(vertx);

    @AfterEach
    void close() {
        Waiting.on(vertx.close());
    }

    @Test
    void everyReadingArrivesOnceAcceptedThoughTheServerIsBusyNowAndThen() {
        var requests = new AtomicInteger();
        server.answer(asked -> {
            boolean busy = requests.incrementAndGet() % 3 == 0;
            return busy ? new HttpPeer.Answer(503, "") : taken(asked);
        });
        var report = Waiting.on(importer().run(past()));

        Set<String> arrived = new HashSet<>();
        long accepted = 0;
        for (var asked : server.asked.all(each -> each.path().equals("/v1/readings"))) {
            assertThat(asked.headers().get("Content-Encoding")).isEqualTo("gzip");
            assertThat(asked.method()).isEqualTo("POST");
            for (String line : asked.gunzipped().lines().toList()) {
                arrived.add(asked.bearer() + new JsonObject(line).getString("at"));
            }
            accepted++;
        }
        assertThat(accepted).isGreaterThan(3);
        assertThat(arrived).isEqualTo(expected());
        assertThat(report.readings()).isEqualTo(expected().size());
        assertThat(report.stored()).isEqualTo(expected().size());
        assertThat(report.beats()).isEqualTo(past().beats().size());
    }

    @Test
    void aReadingNamesItsUnits() {
        server.answer(this::taken);
        Waiting.on(importer().run(past()));
        var line = server.asked
                .first("readings", each -> each.path().equals("/v1/readings"))
                .gunzipped()
                .lines()
                .findFirst()
                .orElseThrow();

        assertThat(new JsonObject(line).fieldNames())
                .containsExactlyInAnyOrder("at", "channel", "voltageVolts", "currentAmps", "powerWatts", "energyWh");
    }

    @Test
    void keptBeatsSayTheirAgeAndWhetherThePhoneCharged() {
        server.answer(this::taken);
        Waiting.on(importer().run(past()));
        var beats = server.asked.all(each -> each.path().equals("/ping/key"));

        assertThat(beats).hasSize(past().beats().size());
        assertThat(beats).allMatch(beat -> Long.parseLong(beat.query().get("age")) > 0);
        assertThat(beats).anyMatch(beat -> beat.query().get("charging").equals("false"));
    }

    @Test
    void aRefusalEndsItAtOnceAndIsNamed() {
        server.answer(asked -> new HttpPeer.Answer(401, "who are you"));

        assertThatThrownBy(() -> Waiting.on(importer().run(past())))
                .rootCause()
                .hasMessageContaining("HTTP 401")
                .hasMessageContaining("who are you");
    }

    private HttpPeer.Answer taken(HttpPeer.Asked asked) {
        return asked.path().equals("/v1/readings")
                ? new HttpPeer.Answer(
                        200,
                        new JsonObject()
                                .put("stored", asked.gunzipped().lines().count())
                                .put("duplicate", 0)
                                .put("rejected", List.of())
                                .encode())
                : new HttpPeer.Answer(200, "ok");
    }

    private Import importer() {
        var story = new Storyteller("home", Clock.systemUTC(), HouseholdListener.none());
        return new Import(
                vertx,
                server.url(),
                new Credentials(SECRETS, server.url().resolve("/ping/key")),
                story,
                new BackOff(Duration.ofMillis(1), Duration.ofMillis(5)));
    }

    private static Set<String> expected() {
        Set<String> expected = new HashSet<>();
        past().readings()
                .forEach(readings -> readings.forEachRemaining(
                        sample -> expected.add("Bearer " + SECRETS.get(readings.deviceId()) + sample.at())));
        return expected;
    }

    private static History past() {
        return History.typical(3, ZoneId.of("Asia/Kolkata"), NOW, WEEK);
    }
}
