package io.mainswatch.simulator.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainswatch.simulator.appliance.Home;
import io.mainswatch.simulator.event.HouseholdListener;
import io.mainswatch.simulator.event.Storyteller;
import io.mainswatch.simulator.peer.HttpPeer;
import io.mainswatch.simulator.peer.MovableClock;
import io.mainswatch.simulator.peer.Waiting;
import io.mainswatch.simulator.registration.Credentials;
import io.mainswatch.simulator.transport.BackOff;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyIT {
    private static final Instant NOW = Instant.parse("2025-04-10T06:32:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final List<String> RECORDING = List.of(
            "device_id,timestamp,power",
            "AC001,2025-04-10 12:02:00,1450.1",
            "WM002,2025-04-10 12:02:00,700.4",
            "FR003,2025-04-10 12:02:00,243.3",
            "AC001,2025-04-10 12:02:05,1448.0");

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final HttpPeer server = new HttpPeer(vertx);

    @AfterEach
    void close() {
        Waiting.on(vertx.close());
    }

    @Test
    void aReplayIsExactAndInOrderThoughTheServerStumbles() throws IOException {
        var requests = new AtomicInteger();
        server.answer(asked -> new HttpPeer.Answer(requests.incrementAndGet() % 2 == 1 ? 503 : 200, "ok"));
        Path recording = Files.write(folder.resolve("recording.csv"), RECORDING);
        EnergyRun run = open();

        assertThat(Waiting.on(run.replay(recording, 0))).isEqualTo(4);
        Waiting.on(run.close());

        var bodies = server.asked.all().stream().map(HttpPeer.Asked::json).toList();
        assertThat(bodies.stream().distinct().toList())
                .containsExactly(
                        json("AC001", "2025-04-10 12:02:00", 1450.1),
                        json("WM002", "2025-04-10 12:02:00", 700.4),
                        json("FR003", "2025-04-10 12:02:00", 243.3),
                        json("AC001", "2025-04-10 12:02:05", 1448.0));
        assertThat(server.asked.all())
                .extracting(HttpPeer.Asked::bearer)
                .contains("Bearer s1", "Bearer s2", "Bearer s3");
        assertThat(Files.readAllLines(folder.resolve("comm_log.txt")))
                .hasSize(8)
                .first()
                .asString()
                .endsWith("/energy AC001,2025-04-10 12:02:00,1450.1 failed: HTTP 503");
    }

    @Test
    void liveReadingsAreLoggedInLocalTimeAndPosted() throws IOException {
        EnergyRun run = open();
        run.live(Home.typical(1, ZONE, NOW), Duration.ofHours(1));
        server.asked.until("three readings", heard -> heard.size() == 3);
        Waiting.on(run.close());

        assertThat(server.asked.all()).allMatch(asked -> asked.path().equals("/energy"));
        assertThat(Files.readAllLines(folder.resolve("sensor_log.csv")))
                .hasSize(4)
                .startsWith("device_id,timestamp,power")
                .anyMatch(line -> line.startsWith("AC001,2025-04-10 12:02:00,"));
    }

    @Test
    void aBrokenLineIsNamed() throws IOException {
        Path recording = Files.write(folder.resolve("recording.csv"), List.of("AC001,yesterday,1"));
        EnergyRun run = open();

        assertThatThrownBy(() -> Waiting.on(run.replay(recording, 0)))
                .rootCause()
                .hasMessageContaining("yesterday");
        Waiting.on(run.close());
    }

    private EnergyRun open() {
        var credentials = new Credentials(Map.of("AC001", "s1", "WM002", "s2", "FR003", "s3"), null);
        var backOff = new BackOff(Duration.ofMillis(1), Duration.ofMillis(2));
        var story = new Storyteller("home", new MovableClock(NOW), HouseholdListener.none());
        return Waiting.on(EnergyRun.open(vertx, server.url(), credentials, folder, backOff, story));
    }

    private static JsonObject json(String device, String timestamp, double power) {
        return new JsonObject()
                .put("device_id", device)
                .put("timestamp", timestamp)
                .put("power", power);
    }
}
