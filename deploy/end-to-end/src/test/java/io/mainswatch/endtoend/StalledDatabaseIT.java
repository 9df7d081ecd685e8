package io.mainswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.alert.channel.telegram.BotApi;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestDatabase;
import io.mainswatch.endtoend.world.Api;
import io.mainswatch.endtoend.world.PatientMeter;
import io.mainswatch.endtoend.world.Program;
import io.mainswatch.endtoend.world.Story;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database stands still for longer than any deadline of a device: that is our fault and nobody else's. */
@Timeout(180)
class StalledDatabaseIT {
    private static final Duration STALL = Duration.ofSeconds(20);
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final int CADENCE_SECONDS = 2;
    private static final int GRACE_SECONDS = 2;

    @TempDir
    Path home;

    private Instant nextBeat = Instant.EPOCH;
    private int sent;

    @Test
    void twenty_seconds_close_nobody_lose_nothing_and_are_no_outage() throws Exception {
        try (var telegram = BotApi.start("123456:end-to-end");
                var program =
                        MainJobIT.configured(new Program.Start(home), telegram).run()) {
            var api = new Api(program);
            var story = new Story(api, telegram);
            var secret = api.register("PATIENT", "meter", "mains", CADENCE_SECONDS, GRACE_SECONDS)
                    .get("secret")
                    .asText();
            try (var meter = new PatientMeter(program.port("MQTT"), "PATIENT", secret, CADENCE_SECONDS)) {
                Await.until("the meter is let in", meter::isWelcomed);
                until("the mains are on", meter, () -> story.supply().equals("on"));

                pauseDatabase(program, true);
                var end = Instant.now().plus(STALL);
                until("the stall has lasted", meter, () -> Instant.now().isAfter(end));
                assertThat(meter.isEnded()).as("closed during the stall").isFalse();
                int heldBack = sent - meter.acknowledged().size();
                assertThat(heldBack)
                        .as("nothing is acknowledged that is not stored")
                        .isGreaterThan(20);
                pauseDatabase(program, false);

                var held = IntStream.rangeClosed(1, sent).boxed().toList();
                until(
                        "all of it is acknowledged",
                        meter,
                        () -> meter.acknowledged().containsAll(held));
                assertThat(count(program, "SELECT count(*) FROM reading")).isGreaterThanOrEqualTo(held.size());
                var judged = Instant.now().plusSeconds(10 + CADENCE_SECONDS + GRACE_SECONDS + 2);
                until(
                        "every deadline has passed again",
                        meter,
                        () -> Instant.now().isAfter(judged));
                until("the mains are on", meter, () -> story.supply().equals("on"));
                assertThat(meter.isEnded()).as("closed after the stall").isFalse();
                assertThat(api.get("/api/v1/outages").json().path("items")).isEmpty();
                assertThat(api.get("/api/v1/devices/PATIENT")
                                .json()
                                .path("online")
                                .asBoolean())
                        .isTrue();
                assertThat(telegram.messages(Story.CHAT)).isEmpty();
                assertThat(count(program, "SELECT count(*) FROM device_status WHERE NOT online"))
                        .isZero();
            }
        }
    }

    /** Waits while the meter goes on as it always does. */
    private void until(String what, PatientMeter meter, BooleanSupplier condition) {
        Await.until(what, Duration.ofSeconds(60), () -> {
            if (!Instant.now().isBefore(nextBeat)) {
                nextBeat = Instant.now().plus(BEAT);
                sent++;
                meter.reading(sent, Instant.now().toEpochMilli(), sent);
                meter.ping();
            }
            return condition.getAsBoolean();
        });
    }

    /** Stops every process of the embedded server where it is, or lets them all go on. */
    private static void pauseDatabase(Program program, boolean on) throws Exception {
        var server = program.database().orElseThrow();
        var command = new ArrayList<>(List.of("kill", on ? "-STOP" : "-CONT"));
        command.add(Long.toString(server.pid()));
        server.descendants().forEach(process -> command.add(Long.toString(process.pid())));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private static long count(Program program, String question) throws Exception {
        try (var connection = TestDatabase.connect(KillIT.url(program));
                var rows = connection.createStatement().executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
