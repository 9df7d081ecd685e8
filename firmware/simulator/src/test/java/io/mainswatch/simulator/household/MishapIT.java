package io.mainswatch.simulator.household;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.simulator.peer.Broker;
import io.mainswatch.simulator.peer.Waiting;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What happens to a household, and that no reading is lost over it, against real servers. */
class MishapIT {
    @Test
    void whatWasNotAcknowledgedComesAgainAsItWasAfterATornConnection() {
        try (var street = new Neighbourhood()) {
            street.reading("AC001", any -> true);
            street.broker.acknowledge(false);
            int known = street.readings("AC001").size();
            street.broker.published.until(
                    "readings nobody acknowledges",
                    heard -> street.readings("AC001").size() >= known + 5);
            var kept = street.readings("AC001").subList(known + 1, known + 4);
            street.broker.acknowledge(true);
            street.broker.tear("AC001");

            for (var reading : kept) {
                street.broker.published.until("again " + reading.payload(), heard -> times(heard, reading) >= 2);
            }
        }
    }

    @Test
    void aPowerCutTearsEveryMeterAndThePhoneSaysSoOverMobile() {
        try (var street = new Neighbourhood()) {
            Neighbourhood.METERS.forEach(id -> street.reading(id, any -> true));
            var before = boots(street);
            Waiting.on(street.household.cutPower());

            for (String id : Neighbourhood.METERS) {
                assertThat(street.broker
                                .ended
                                .first(id, end -> end.device().equals(id))
                                .saidGoodbye())
                        .isFalse();
            }
            street.http.asked.first(
                    "a beat on battery",
                    beat -> beat.path().equals("/ping/key")
                            && "false".equals(beat.query().get("charging"))
                            && "mobile".equals(beat.query().get("network")));

            Waiting.on(street.household.restorePower());
            for (String id : Neighbourhood.METERS) {
                long boot = before.get(id);
                street.reading(id, reading -> reading.json().getLong("boot") == boot + 1);
            }
            street.http.asked.until("beats over wifi again", heard -> {
                var last = heard.get(heard.size() - 1).query();
                return "true".equals(last.get("charging")) && "wifi".equals(last.get("network"));
            });
        }
    }

    @Test
    void nothingIsLostWhenTheInternetIs() {
        try (var street = new Neighbourhood(Duration.ofMillis(300))) {
            street.reading("WM002", any -> true);
            Waiting.on(street.household.loseInternet());
            street.events.first(
                    "a meter that noticed",
                    event -> event.who().equals("WM002") && event.what().startsWith("no connection"));
            assertThat(street.broker.ended.all()).as("the server is not told").isEmpty();
            int heard = street.readings("WM002").size();
            assertThat(Waiting.on(street.household.waiting())).isPositive();

            Waiting.on(street.household.regainInternet());
            street.broker.published.until(
                    "a gapless sequence over the loss",
                    any -> street.readings("WM002").size() > heard + 20 && gapless(street.readings("WM002")));
        }
    }

    @Test
    void aDeadDeviceIsSilentWhileTheOthersGoOn() {
        try (var street = new Neighbourhood()) {
            street.reading("FR003", any -> true);
            street.reading("AC001", any -> true);
            Waiting.on(street.household.killDevice("FR003"));
            street.broker.ended.first("its end", end -> end.device().equals("FR003"));
            int silent = street.readings("FR003").size();
            int others = street.readings("AC001").size();
            street.broker.published.until(
                    "the others", any -> street.readings("AC001").size() > others + 5);
            assertThat(street.readings("FR003")).hasSize(silent);

            Waiting.on(street.household.reviveDevice("FR003"));
            street.broker.published.until(
                    "it again", any -> street.readings("FR003").size() > silent);
        }
    }

    @Test
    void readingsCanArriveTwice() {
        try (var street = new Neighbourhood()) {
            street.broker.published.until(
                    "some", any -> street.readings("AC001").size() > 5);
            Waiting.on(street.household.repeatReadings("AC001", 3));
            street.broker.published.until(
                    "three twice",
                    heard -> street.readings("AC001").stream()
                                    .filter(reading -> times(heard, reading) == 2)
                                    .map(Broker.Published::identity)
                                    .distinct()
                                    .count()
                            == 3);
        }
    }

    @Test
    void heldReadingsArriveLateAndWhole() {
        try (var street = new Neighbourhood()) {
            street.reading("AC001", any -> true);
            Waiting.on(street.household.holdReadings("AC001"));
            int heard = street.readings("AC001").size();
            street.http.asked.until("time passing", beats -> beats.size() > 10);
            Waiting.on(street.household.releaseReadings("AC001"));
            street.broker.published.until(
                    "late readings",
                    any -> street.readings("AC001").size() > heard + 10 && gapless(street.readings("AC001")));
        }
    }

    private static Map<String, Long> boots(Neighbourhood street) {
        Map<String, Long> boots = new HashMap<>();
        Neighbourhood.METERS.forEach(
                id -> boots.put(id, street.readings(id).get(0).json().getLong("boot")));
        return boots;
    }

    private static long times(Collection<Broker.Published> heard, Broker.Published reading) {
        return heard.stream()
                .filter(each -> each.topic().equals(reading.topic()))
                .filter(each -> each.identity().equals(reading.identity()))
                .count();
    }

    /** Whether the sequence numbers heard of one boot are 1, 2, 3 and so on without a hole. */
    private static boolean gapless(List<Broker.Published> readings) {
        var seen =
                readings.stream().map(reading -> reading.json().getLong("seq")).collect(Collectors.toSet());
        return LongStream.rangeClosed(1, seen.size()).allMatch(seen::contains);
    }
}
