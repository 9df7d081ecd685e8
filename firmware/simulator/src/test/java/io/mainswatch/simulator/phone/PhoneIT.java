package io.mainswatch.simulator.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.simulator.event.HouseholdListener;
import io.mainswatch.simulator.event.Storyteller;
import io.mainswatch.simulator.peer.HttpPeer;
import io.mainswatch.simulator.peer.MovableClock;
import io.mainswatch.simulator.peer.Waiting;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PhoneIT {
    private final Vertx vertx = Vertx.vertx();
    private final HttpPeer server = new HttpPeer(vertx);
    private final MovableClock clock = new MovableClock(Instant.parse("2026-04-10T12:00:00Z"));
    private Phone phone;

    @BeforeEach
    void aPhoneThatBeatsOnlyWhenSomethingHappens() {
        var pinger = new Pinger(WebClient.create(vertx), server.url().resolve("/ping/key"), clock);
        var story = new Storyteller("phone", clock, HouseholdListener.none());
        phone = new Phone(vertx, pinger, new Battery(90), Duration.ofHours(1), story);
    }

    @AfterEach
    void close() {
        Waiting.on(vertx.close());
    }

    @Test
    void aBeatSaysHowThePhoneIs() {
        inside(phone::start);
        var beat = server.asked.first("a beat", any -> true);

        assertThat(beat.method()).isEqualTo("GET");
        assertThat(beat.path()).isEqualTo("/ping/key");
        assertThat(beat.query().get("charging")).isEqualTo("true");
        assertThat(beat.query().get("battery")).isEqualTo("90");
        assertThat(beat.query().get("network")).isEqualTo("wifi");
        assertThat(beat.query().contains("age")).isFalse();
    }

    @Test
    void keptBeatsAreSentLaterOldestFirstWithTheirAge() {
        inside(() -> {
            phone.reach(false);
            phone.start();
            phone.charge(false);
            clock.forward(Duration.ofMinutes(20));
            phone.charge(true);
            clock.forward(Duration.ofMinutes(10));
        });
        assertThat(phone.waiting()).isEqualTo(3);
        inside(() -> phone.reach(true));

        var beats = server.asked.until("kept beats", heard -> heard.size() == 3);
        assertThat(beats.get(1).query().get("charging")).isEqualTo("false");
        assertThat(beats.get(1).query().get("age")).isEqualTo("1800");
        assertThat(beats.get(2).query().get("charging")).isEqualTo("true");
        assertThat(beats.get(2).query().get("age")).isEqualTo("600");
        assertThat(beats.get(2).query().get("battery")).isEqualTo("87");
    }

    @Test
    void aBeatABusyServerCouldNotTakeIsKept() {
        server.answer(any -> new HttpPeer.Answer(503, ""));
        inside(phone::start);
        server.asked.first("a beat", any -> true);
        clock.forward(Duration.ofSeconds(60));
        server.answer(any -> new HttpPeer.Answer(200, "ok"));

        server.asked.until(
                "the same beat again, a minute old",
                heard ->
                        heard.stream().anyMatch(beat -> "60".equals(beat.query().get("age"))));
    }

    private void inside(Runnable action) {
        Waiting.on(io.vertx.core.Future.<Void>future(done -> vertx.runOnContext(entered -> {
            action.run();
            done.complete();
        })));
    }
}
