package io.mainswatch.simulator.household;

import io.mainswatch.simulator.appliance.Home;
import io.mainswatch.simulator.event.HouseholdEvent;
import io.mainswatch.simulator.meter.Intervals;
import io.mainswatch.simulator.meter.LinkSettings;
import io.mainswatch.simulator.meter.MeterSettings;
import io.mainswatch.simulator.peer.Broker;
import io.mainswatch.simulator.peer.Heard;
import io.mainswatch.simulator.peer.HttpPeer;
import io.mainswatch.simulator.peer.Waiting;
import io.mainswatch.simulator.registration.Credentials;
import io.mainswatch.simulator.transport.BackOff;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A household that does in milliseconds what others do in seconds, with real servers to talk to. */
final class Neighbourhood implements AutoCloseable {
    static final List<String> METERS = List.of("AC001", "WM002", "FR003");
    private static final Credentials CREDENTIALS = new Credentials(
            Map.of("AC001", "secret of AC001", "WM002", "secret of WM002", "FR003", "secret of FR003"), null);

    final Vertx vertx = Vertx.vertx();
    final Broker broker = new Broker(vertx);
    final HttpPeer http = new HttpPeer(vertx);
    final Heard<HouseholdEvent> events = new Heard<>();
    final Household household;

    Neighbourhood() {
        this(Duration.ofSeconds(5));
    }

    Neighbourhood(Duration answerWithin) {
        var intervals = new Intervals(Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(50));
        var link = new LinkSettings(
                Duration.ofSeconds(30),
                answerWithin,
                new BackOff(Duration.ofMillis(10), Duration.ofMillis(50)),
                50_000);
        var settings = HouseholdSettings.standard(broker.address())
                .withMeters(new MeterSettings(intervals, link, Duration.ZERO))
                .withPhoneEvery(Duration.ofMillis(30))
                .withRouterBootTime(Duration.ofMillis(150));
        var credentials = new Credentials(CREDENTIALS.secrets(), http.url().resolve("/ping/key"));
        // Noon: the air conditioner is on, so that its relay has something to switch.
        var home = Home.typical(1, ZoneOffset.ofTotalSeconds(noonOffset()), Instant.now());
        household = new Household(vertx, settings, home, credentials, events::add);
        Waiting.on(household.start());
    }

    private static int noonOffset() {
        int hour = Instant.now().atZone(ZoneOffset.UTC).getHour();
        return (12 - hour) * 3600;
    }

    /** Waits for the next reading of a meter that fulfils a condition. */
    Broker.Published reading(String device, Predicate<Broker.Published> which) {
        return broker.published.first(
                "such a reading of " + device,
                message -> message.device().equals(device) && message.on("pzem/metrics") && which.test(message));
    }

    List<Broker.Published> readings(String device) {
        return broker.published.all(message -> message.device().equals(device) && message.on("pzem/metrics"));
    }

    /** Waits until a meter published this on this topic. */
    Broker.Published message(String device, String leaf, String payload) {
        return broker.published.first(
                leaf + " " + payload + " of " + device,
                message -> message.device().equals(device)
                        && message.on(leaf)
                        && message.payload().equals(payload));
    }

    @Override
    public void close() {
        Waiting.on(household.stop());
        Waiting.on(vertx.close());
    }
}
