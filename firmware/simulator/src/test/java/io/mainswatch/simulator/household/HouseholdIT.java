package io.mainswatch.simulator.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainswatch.simulator.peer.Broker;
import io.mainswatch.simulator.peer.Waiting;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A household in quiet times, and its relays, against a real MQTT server. */
class HouseholdIT {
    @Test
    void everyMeterConnectsAsItselfAndLeavesARetainedWill() {
        try (var street = new Neighbourhood()) {
            for (String id : Neighbourhood.METERS) {
                var login =
                        street.broker.logins.first(id, each -> each.clientId().equals(id));
                assertThat(login)
                        .isEqualTo(new Broker.Login(
                                id, id, "secret of " + id, "dev/" + id + "/status", "Offline", 1, true));
                assertThat(street.message(id, "status", "Online").retained()).isTrue();
            }
        }
    }

    @Test
    void aMeterPublishesWhatTheContractNames() {
        try (var street = new Neighbourhood()) {
            assertThat(street.message("AC001", "relay/state", "1").retained()).isTrue();
            assertThat(street.message("AC001", "heartbeat", "Alive").retained()).isFalse();
            var energy = street.broker.published.first(
                    "energy", message -> message.topic().endsWith("pzem/energy"));
            assertThat(energy.retained()).isTrue();
            assertThat(Double.parseDouble(energy.payload())).isPositive();

            var reading = street.reading("AC001", any -> true);
            assertThat(reading.qos()).isEqualTo(1);
            assertThat(reading.retained()).isFalse();
            assertThat(reading.json().fieldNames())
                    .containsExactlyInAnyOrder(
                            "voltage", "current", "power", "energy", "frequency", "pf", "ts", "boot", "seq");
            assertThat(Instant.ofEpochMilli(reading.json().getLong("ts")))
                    .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
        }
    }

    @Test
    void aRelayObeysAndSaysSo() {
        try (var street = new Neighbourhood()) {
            street.broker.subscribed.first("commands", "dev/AC001/relay/commands"::equals);
            street.broker.tell("AC001", "relay/commands", "RELAY_OFF");

            assertThat(street.message("AC001", "relay/state", "0").retained()).isTrue();
            street.reading("AC001", reading -> reading.json().getDouble("power") == 0);

            street.broker.tell("AC001", "relay/commands", "RELAY_ON");
            street.broker.published.until(
                    "relay on again",
                    heard -> heard.stream()
                                    .filter(message -> message.topic().equals("dev/AC001/relay/state"))
                                    .filter(message -> message.payload().equals("1"))
                                    .count()
                            >= 2);
        }
    }

    @Test
    void aJammedRelayStaysAndSaysThatItStayed() {
        try (var street = new Neighbourhood()) {
            street.broker.subscribed.first("commands", "dev/AC001/relay/commands"::equals);
            Waiting.on(street.household.jamRelay("AC001"));
            street.broker.tell("AC001", "relay/commands", "RELAY_OFF");
            street.events.first("disobedience", event -> event.what().equals("does not obey RELAY_OFF"));

            assertThat(street.broker.published.all(message -> message.topic().equals("dev/AC001/relay/state")))
                    .allMatch(message -> message.payload().equals("1"));

            Waiting.on(street.household.freeRelay("AC001"));
            street.broker.tell("AC001", "relay/commands", "RELAY_OFF");
            street.message("AC001", "relay/state", "0");
        }
    }

    @Test
    void aConfigMessageChangesTheIntervals() {
        try (var street = new Neighbourhood()) {
            street.broker.subscribed.first("config", "dev/FR003/pzem/config"::equals);
            street.broker.tell("FR003", "pzem/config", "{\"metrics\":2000,\"energy\":1}");

            var told = street.events.first("the change", event -> event.what().startsWith("reports every"));
            assertThat(told.what()).isEqualTo("reports every 2000 ms, energy every 1000 ms");
        }
    }

    @Test
    void aMeterResetTakesTheCounterToZero() {
        try (var street = new Neighbourhood()) {
            street.reading("AC001", reading -> reading.json().getDouble("energy") > 100);
            Waiting.on(street.household.resetMeter("AC001"));
            street.reading("AC001", reading -> reading.json().getDouble("energy") < 1);
        }
    }

    @Test
    void stoppingSaysGoodbye() {
        var street = new Neighbourhood();
        street.message("AC001", "status", "Online");
        street.reading("AC001", any -> true);
        Waiting.on(street.household.stop());

        assertThat(street.message("AC001", "status", "Offline").retained()).isTrue();
        assertThat(street.broker
                        .ended
                        .first("the end", end -> end.device().equals("AC001"))
                        .saidGoodbye())
                .isTrue();
        Waiting.on(street.vertx.close());
    }

    @Test
    void anUnknownDeviceIsNamed() {
        try (var street = new Neighbourhood()) {
            assertThatThrownBy(() -> Waiting.on(street.household.killDevice("XX999")))
                    .hasRootCauseMessage("this household has no device XX999");
        }
    }
}
