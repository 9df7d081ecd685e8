package io.mainswatch.alert.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.mainswatch.alert.AlertMetrics;
import io.mainswatch.alert.sql.Instants;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The outbox against a Bot API that answers, refuses, asks to wait, hangs up; and against its own death. */
class OutboxIT {
    private static final String TOKEN = "987654:never-to-be-logged";
    private static final long CHAT = 55;

    private final ManualClock clock = new ManualClock();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private BotApi bot;
    private TestPlatform test;
    private Telegram telegram;

    @BeforeEach
    void open() {
        log.start();
        ((Logger) LoggerFactory.getLogger("io.mainswatch")).addAppender(log);
        bot = BotApi.start(TOKEN);
        test = copy();
        sql("INSERT INTO home (id, name, time_zone, currency) VALUES ('default', 'Home', 'UTC', 'EUR')");
        telegram = telegram(test);
        Await.result(telegram.prepare());
    }

    @AfterEach
    void close() {
        Await.result(telegram.drain());
        test.close();
        bot.close();
        ((Logger) LoggerFactory.getLogger("io.mainswatch")).detachAppender(log);
        assertThat(log.list.toString()).doesNotContain("never-to-be-logged");
    }

    @Test
    void a_message_is_sent_once_and_its_number_kept() {
        queue(1, "begin", CHAT);
        send();
        send();
        assertThat(bot.messages()).singleElement().satisfies(message -> {
            assertThat(message.chatId()).isEqualTo(CHAT);
            assertThat(message.text()).isEqualTo("begin of 1");
        });
        assertThat(row()).isEqualTo("sent 1 " + bot.messages().get(0).messageId() + " null");
    }

    @Test
    void retry_after_is_honoured() {
        bot.next(BotApi.Script.tooMany(30));
        queue(1, "begin", CHAT);
        send();
        pass(29);
        assertThat(bot.messages()).isEmpty();
        pass(2);
        assertThat(bot.messages()).hasSize(1);
        assertThat(bot.messages().get(0).text()).doesNotContain("repeated");
    }

    @Test
    void a_blocked_bot_is_shown_on_row_and_chat_and_nothing_more_is_tried() {
        bot.next(BotApi.Script.blocked());
        queue(1, "begin", CHAT);
        queue(2, "begin", CHAT);
        send();
        pass(600);
        assertThat(bot.messages()).isEmpty();
        assertThat(rows("SELECT status || ': ' || error AS line FROM delivery"))
                .containsOnly("failed: Forbidden: bot was blocked by the user");
        assertThat(rows("SELECT error AS line FROM telegram_chat WHERE disabled_at IS NOT NULL"))
                .containsExactly("Forbidden: bot was blocked by the user");
    }

    @Test
    void a_group_that_moved_is_followed() {
        bot.next(BotApi.Script.movedTo(-100_777));
        queue(1, "begin", CHAT);
        pass(3);
        assertThat(bot.messages(-100_777)).hasSize(1);
        assertThat(rows("SELECT chat_id::text AS line FROM telegram_chat")).containsExactly("-100777");
    }

    @Test
    void a_failing_server_is_tried_again_with_growing_pauses() {
        for (int i = 0; i < 4; i++) {
            bot.next(BotApi.Script.serverError());
        }
        queue(1, "begin", CHAT);
        pass(10);
        assertThat(bot.messages()).isEmpty();
        assertThat(rows("SELECT error AS line FROM delivery")).containsExactly("Telegram answered 502 Bad Gateway");
        pass(60);
        assertThat(bot.messages()).hasSize(1);
    }

    @Test
    void a_wrong_token_keeps_the_message_and_is_shown() {
        bot.next(BotApi.Script.error(401, "Unauthorized", new io.vertx.core.json.JsonObject()));
        queue(1, "begin", CHAT);
        send();
        assertThat(rows("SELECT status || ': ' || error AS line FROM delivery"))
                .containsExactly("pending: Telegram does not accept the bot's token");
        pass(70);
        assertThat(bot.messages()).hasSize(1);
    }

    @Test
    void an_answer_that_never_came_makes_one_repetition_that_says_so() {
        bot.next(BotApi.Script.takeAndHangUp());
        queue(1, "begin", CHAT);
        send();
        pass(10);
        assertThat(bot.messages()).hasSize(2);
        assertThat(bot.messages().get(1).text()).startsWith("(repeated").endsWith("begin of 1");
        pass(60);
        assertThat(bot.messages()).hasSize(2);
    }

    @Test
    void killed_before_the_claim_it_is_sent_once() {
        queue(1, "begin", CHAT);
        restart();
        pass(60);
        assertThat(bot.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).isEqualTo("begin of 1"));
    }

    @Test
    void killed_after_the_claim_it_is_sent_once_and_may_call_itself_repeated() {
        queue(1, "begin", CHAT);
        Await.result(test.platform().database().transaction(tx -> new DeliveryStore().claim(tx, clock.now())));
        restart();
        pass(15);
        assertThat(bot.messages()).as("the claim still holds").isEmpty();
        pass(10);
        assertThat(bot.messages()).hasSize(1);
    }

    @Test
    void killed_between_sending_and_storing_it_is_repeated_once_and_says_so() {
        queue(1, "begin", CHAT);
        var claimed = Await.result(
                        test.platform().database().transaction(tx -> new DeliveryStore().claim(tx, clock.now())))
                .orElseThrow();
        var api = new TelegramApi(
                test.platform().vertx(), test.platform().settings().telegram());
        assertThat(Await.result(api.call("sendMessage", claimed.request())).isOk())
                .isTrue();
        restart();
        pass(60);
        assertThat(bot.messages()).hasSize(2);
        assertThat(bot.messages().get(1).text()).startsWith("(repeated");
    }

    @Test
    void killed_after_storing_nothing_is_repeated() {
        queue(1, "begin", CHAT);
        send();
        restart();
        pass(60);
        assertThat(bot.messages()).hasSize(1);
    }

    @Test
    void two_copies_send_everything_once_and_each_story_in_order() {
        try (var second = copy()) {
            var other = telegram(second);
            sql("INSERT INTO telegram_chat VALUES (56, 'default', 'b', 'linked'), (57, 'default', 'c', 'linked')");
            for (int story = 1; story <= 5; story++) {
                for (long chat = 55; chat <= 57; chat++) {
                    queue(story, "begin", chat);
                    queue(story, "end", chat);
                }
            }
            for (int i = 0; i < 40; i++) {
                clock.advance(Duration.ofMillis(1_100));
                Await.result(Future.all(telegram.send(), other.send()));
            }
            assertThat(bot.messages()).hasSize(30);
            for (long chat = 55; chat <= 57; chat++) {
                for (int story = 1; story <= 5; story++) {
                    int number = story;
                    var told = bot.messages(chat).stream()
                            .filter(message -> message.text().endsWith(" of " + number))
                            .toList();
                    assertThat(told)
                            .extracting(BotApi.Message::text)
                            .containsExactly("begin of " + story, "end of " + story);
                    assertThat(told.get(1).answers()).isEqualTo(told.get(0).messageId());
                }
            }
            Await.result(other.drain());
        }
    }

    private TestPlatform copy() {
        var settings = Map.of(
                "MAINSWATCH_TELEGRAM_TOKEN", TOKEN,
                "MAINSWATCH_TELEGRAM_API_URL", bot.url().toString(),
                "MAINSWATCH_TELEGRAM_CHATS", String.valueOf(CHAT));
        return test == null
                ? TestPlatform.open(clock, settings)
                : TestPlatform.open(test.databaseUrl(), clock, settings);
    }

    private static Telegram telegram(TestPlatform platform) {
        return new Telegram(
                platform.platform(), new AlertMetrics(platform.platform().metrics()));
    }

    private void restart() {
        Await.result(telegram.drain());
        telegram = telegram(test);
        Await.result(telegram.prepare());
    }

    private void send() {
        Await.result(telegram.send());
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            send();
        }
    }

    private void queue(int story, String phase, long chat) {
        var id = "outage-" + story;
        sql(
                "INSERT INTO outage (id, home_id, started_at, ended_at, verdict, confidence) "
                        + "VALUES ($1, 'default', now(), now(), 'power', 1) ON CONFLICT DO NOTHING",
                id);
        sql("""
                WITH i AS (INSERT INTO incident (home_id, outage_id, opened_at) VALUES ('default', $1, now())
                           ON CONFLICT (outage_id) DO UPDATE SET outage_id = excluded.outage_id RETURNING id)
                INSERT INTO delivery (incident_id, phase, revision, channel, recipient, status, next_at, text, created_at)
                SELECT id, $2, 1, 'telegram', $3, 'pending', $4, $5, $4 FROM i
                """, id, phase, String.valueOf(chat), Instants.utc(clock.now()), phase + " of " + story);
    }

    private String row() {
        return rows("SELECT concat_ws(' ', status, attempts, message_id, coalesce(error, 'null')) AS line FROM delivery")
                .get(0);
    }

    private List<String> rows(String statement) {
        return sql(statement).stream().map(row -> row.getString("line")).toList();
    }

    private List<Row> sql(String statement, Object... values) {
        var rows = Await.result(
                test.platform().database().pool().preparedQuery(statement).execute(Tuple.from(values)));
        return java.util.stream.StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
