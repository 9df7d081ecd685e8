package io.mainswatch.endtoend.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.alert.channel.telegram.BotApi;
import io.mainswatch.common.testing.Await;
import io.mainswatch.simulator.household.Household;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The main job, told once: a household is watched, its power fails and returns, a relay is switched. */
public final class Story {
    public static final long CHAT = 4711;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Api api;
    private final BotApi telegram;

    public Story(Api api, BotApi telegram) {
        this.api = api;
        this.telegram = telegram;
    }

    /** Every meter is online with a reading, and the mains are said to be on. */
    public void begins() {
        Await.until(
                "every meter has a reading and is online",
                PATIENCE,
                () -> devices("meter")
                        .allMatch(device -> device.path("online").asBoolean()
                                && device.at("/channels/0/latest/powerWatts").isNumber()));
        Await.until("the mains are on", PATIENCE, () -> supply().equals("on"));
    }

    /** A cut is named, told once, and ended as the same story. */
    public void powerFailsAndReturns(Household household) {
        int told = telegram.messages(CHAT).size();
        Await.result(household.cutPower());
        Await.until(
                "the cut is an outage", PATIENCE, () -> outage().path("endedAt").isNull());
        assertThat(outage().path("verdict").asText()).isEqualTo("power");
        assertThat(outage().path("evidence")).isNotEmpty();
        Await.until("Telegram is told", PATIENCE, () -> telegram.messages(CHAT).size() == told + 1);
        var begin = telegram.messages(CHAT).get(told);
        assertThat(begin.text()).contains("Power is out");

        Await.result(household.restorePower());
        Await.until(
                "the outage has ended", PATIENCE, () -> outage().path("endedAt").isTextual());
        Await.until("Telegram is told", PATIENCE, () -> telegram.messages(CHAT).size() == told + 2);
        var end = telegram.messages(CHAT).get(told + 1);
        assertThat(end.text()).contains("Power is back");
        assertThat(end.answers()).isEqualTo(begin.messageId());
        begins();
        assertThat(telegram.messages(CHAT)).hasSize(told + 2);
    }

    /** A relay that obeys is confirmed by its own report, one that does not fails with the reason. */
    public void aRelayIsSwitched(Household household) {
        var obeyed = finished(command("off"));
        assertThat(obeyed.path("status").asText()).as(obeyed.toString()).isEqualTo("confirmed");
        assertThat(api.get("/api/v1/devices/AC001").json().at("/relays/0/state").asText())
                .isEqualTo("off");

        Await.result(household.jamRelay("AC001"));
        var ignored = finished(command("on"));
        assertThat(ignored.path("status").asText()).as(ignored.toString()).isEqualTo("failed");
        assertThat(ignored.path("reason").asText()).isNotBlank();
        Await.result(household.freeRelay("AC001"));
        assertThat(finished(command("on")).path("status").asText()).isEqualTo("confirmed");
    }

    private String command(String state) {
        var accepted = api.post("/api/v1/devices/AC001/relays/1/commands", Map.of("state", state));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        return accepted.json().get("id").asText();
    }

    private JsonNode finished(String command) {
        var path = "/api/v1/relay-commands/" + command;
        Await.until(
                "the command has ended",
                PATIENCE,
                () -> !Set.of("queued", "sent")
                        .contains(api.get(path).json().path("status").asText("queued")));
        return api.get(path).json();
    }

    public String supply() {
        return api.get("/api/v1/homes/default").json().at("/supply/state").asText();
    }

    /** The newest outage of the whole home, or a missing node. */
    private JsonNode outage() {
        return api.get("/api/v1/outages").json().path("items").path(0);
    }

    private Stream<JsonNode> devices(String kind) {
        var items = api.get("/api/v1/devices").json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(device -> device.path("kind").asText().equals(kind));
    }
}
