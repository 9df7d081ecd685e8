package io.mainswatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.alert.channel.telegram.BotApi;
import io.mainswatch.alert.sql.Instants;
import io.mainswatch.common.security.LinkCodes;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service as it is deployed, twice on one database, by the machine's clock. */
class AlertVerticleIT {
    private static final String TOKEN = "4242:test";
    private static final long CHAT = 8;
    /** One for all: each is threads and a trust store of its own, and a health check is asked a hundred times a second. */
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ManualClock clock = new ManualClock().followingTheMachine();
    private BotApi bot;
    private Household house;
    private TestPlatform second;
    private AlertVerticle verticle;

    @BeforeEach
    void open() {
        bot = BotApi.start(TOKEN);
        var settings = Map.of(
                "MAINSWATCH_TELEGRAM_TOKEN", TOKEN,
                "MAINSWATCH_TELEGRAM_API_URL", bot.url().toString(),
                "MAINSWATCH_TELEGRAM_CHATS", String.valueOf(CHAT));
        house = new Household(TestPlatform.open(clock, settings), clock);
        second = TestPlatform.open(house.test().databaseUrl(), clock, settings);
        verticle = house.test().deploy(new AlertVerticle(house.test().platform()));
        second.deploy(new AlertVerticle(second.platform()));
    }

    @AfterEach
    void close() {
        second.close();
        house.close();
        bot.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void two_copies_tell_a_cut_once_within_a_second_of_its_deadline(boolean everyFactIsLost) {
        if (everyFactIsLost) {
            close();
            System.setProperty("mainswatch.bus.discardFacts", "true");
            open();
            System.clearProperty("mainswatch.bus.discardFacts");
        }
        house.device("default", "fridge", "meter", "mains", 2, 1);
        house.device("default", "sensor", "meter", "battery", 1, 9);
        house.word("fridge");
        house.word("sensor");
        Await.until("both are watched", () -> house.sql("SELECT 1 FROM watch").size() == 2);
        speakUntilSilent();
        Await.until("the cut is told", () -> {
            house.word("sensor");
            return !bot.messages(CHAT).isEmpty();
        });
        house.word("fridge");
        Await.until("the end is told", () -> bot.messages(CHAT).size() == 2);
        assertThat(bot.messages(CHAT))
                .extracting(BotApi.Message::text)
                .satisfiesExactly(
                        begin -> assertThat(begin).startsWith("Power is out at Home"),
                        end -> assertThat(end).startsWith("Power is back at Home"));
        assertThat(house.sql("SELECT 1 FROM outage").size()).isEqualTo(1);
        assertThat(house.sql("SELECT 1 FROM flip WHERE device_id = 'fridge'").size())
                .isEqualTo(3);
        var deadline = Instants.required(
                house.sql("SELECT at FROM flip WHERE device_id = 'fridge' AND to_state = 'down'")
                        .iterator()
                        .next(),
                "at");
        assertThat(Duration.between(deadline, bot.messages(CHAT).get(0).arrivedAt()))
                .isLessThan(Duration.ofMillis(everyFactIsLost ? 10_000 : 1_000));
    }

    @Test
    void a_chat_joins_by_a_code_of_the_home_and_by_nothing_else() {
        var codes = new LinkCodes(house.test().platform().secrets());
        bot.say(77, "/start");
        bot.say(77, "/start forged-code");
        bot.say(77, "/status");
        bot.say(77, "what is this?");
        bot.say(77, "/start " + codes.issue("default", clock.now().minus(Duration.ofHours(1))));
        Await.until("five answers", () -> bot.messages(77).size() == 5);
        assertThat(house.sql("SELECT 1 FROM telegram_chat WHERE chat_id = 77").size())
                .isZero();
        var group = new JsonObject().put("id", -77).put("type", "group").put("title", "Family");
        bot.say(group, "hello everybody");
        bot.say(group, "/start@mainswatch_bot " + codes.issue("default", clock.now()));
        bot.say(group, "/status");
        Await.until("two answers", () -> bot.messages(-77).size() == 2);
        assertThat(bot.messages(-77))
                .extracting(BotApi.Message::text)
                .satisfiesExactly(
                        linked -> assertThat(linked).startsWith("Linked: this chat now gets the messages of Home"),
                        status -> assertThat(status).startsWith("Home: not watched"));
        assertThat(house.sql("SELECT title FROM telegram_chat WHERE chat_id = -77 AND source = 'linked'")
                        .iterator()
                        .next()
                        .getString("title"))
                .isEqualTo("Family");
        assertThat(bot.refused()).isEmpty();
    }

    @Test
    void whatever_else_is_said_to_the_bot_harms_nobody() {
        var codes = new LinkCodes(house.test().platform().secrets());
        bot.say(new JsonObject(), "/status");
        bot.say(new JsonObject().put("id", "not a number"), "/start x");
        bot.say(91, "");
        bot.say(91, "/start " + "A".repeat(5_000));
        bot.say(91, "/start \u0000 '; DROP TABLE outage; --");
        bot.say(91, "/unheard-of");
        var chat = new JsonObject().put("id", 92).put("type", "group").put("title", "zero\u0000" + "t".repeat(500));
        bot.say(chat, "/start " + codes.issue("default", clock.now()));
        bot.say(chat, "/start " + codes.issue("a-home-that-is-gone", clock.now()));
        Await.until("the last is answered", () -> bot.messages(92).size() == 2);
        assertThat(bot.messages(91))
                .extracting(BotApi.Message::text)
                .satisfiesExactly(
                        code -> assertThat(code).startsWith("This code is not valid"),
                        help -> assertThat(help).startsWith("I tell this chat"));
        assertThat(bot.messages(92).get(1).text()).contains("does not exist any more");
        assertThat(house.sql("SELECT 1 FROM telegram_chat WHERE chat_id = 92").size())
                .isEqualTo(1);
    }

    @Test
    void ready_names_each_check_and_metrics_are_there() {
        Await.until("listening", () -> get("/health/ready").getString("status").equals("up"));
        assertThat(get("/health/ready").getJsonObject("checks").fieldNames())
                .contains("database", "durability", "clock", "listening", "outbox");
        house.gatewayHears(false);
        Await.until("deaf", () -> get("/health/ready").getString("status").equals("down"));
        assertThat(body("/metrics").toString()).contains("mainswatch_watch_sweep");
    }

    /** Both devices speak in their rhythm for a while, then the mains device falls silent. */
    private void speakUntilSilent() {
        var end = clock.now().plusSeconds(3);
        Await.until("they spoke for a while", () -> {
            house.word("fridge");
            house.word("sensor");
            return !clock.now().isBefore(end);
        });
    }

    private JsonObject get(String path) {
        return body(path).toJsonObject();
    }

    private Buffer body(String path) {
        var url = URI.create("http://127.0.0.1:" + verticle.port() + path);
        try {
            var request =
                    HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(20)).build();
            var response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return Buffer.buffer(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
