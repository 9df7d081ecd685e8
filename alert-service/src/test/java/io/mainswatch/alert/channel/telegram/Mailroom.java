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
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.slf4j.LoggerFactory;

/** An outbox over a real database, a Bot API that answers as scripted, and a clock turned by hand. */
final class Mailroom implements AutoCloseable {
    static final long CHAT = 55;

    private static final String TOKEN = "987654:never-to-be-logged";
    /** The first pauses are counted in seconds, the later ones in minutes. */
    private static final int FINE_SECONDS = 30;

    private final ManualClock clock = new ManualClock();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final BotApi bot = BotApi.start(TOKEN);
    private final TestPlatform test = TestPlatform.open(clock, settings());
    private Telegram telegram = telegram(test);

    Mailroom() {
        log.start();
        logger().addAppender(log);
        sql("INSERT INTO home (id, name, time_zone, currency) VALUES ('default', 'Home', 'UTC', 'EUR')");
        Await.result(telegram.prepare());
    }

    BotApi bot() {
        return bot;
    }

    ManualClock clock() {
        return clock;
    }

    TestPlatform test() {
        return test;
    }

    Telegram telegram() {
        return telegram;
    }

    /** One more copy of the service on the same database. */
    TestPlatform copy() {
        return TestPlatform.open(test.databaseUrl(), clock, settings());
    }

    static Telegram telegram(TestPlatform platform) {
        return new Telegram(
                platform.platform(), new AlertMetrics(platform.platform().metrics()));
    }

    void restart() {
        Await.result(telegram.drain());
        telegram = telegram(test);
        Await.result(telegram.prepare());
    }

    void send() {
        Await.result(telegram.send());
    }

    void pass(int seconds) {
        for (int passed = 0; passed < seconds; ) {
            int step = passed < FINE_SECONDS ? 1 : Math.min(10, seconds - passed);
            clock.advance(Duration.ofSeconds(step));
            passed += step;
            send();
        }
    }

    void queue(int story, String phase, long chat) {
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

    String row() {
        return rows("SELECT concat_ws(' ', status, attempts, message_id, coalesce(error, 'null')) AS line FROM delivery")
                .get(0);
    }

    List<String> rows(String statement) {
        return sql(statement).stream().map(row -> row.getString("line")).toList();
    }

    List<Row> sql(String statement, Object... values) {
        var rows = Await.result(
                test.platform().database().pool().preparedQuery(statement).execute(Tuple.from(values)));
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    /** What was logged so far. */
    List<String> logged() {
        return log.list.stream().map(ILoggingEvent::getMessage).toList();
    }

    @Override
    public void close() {
        Await.result(telegram.drain());
        test.close();
        bot.close();
        logger().detachAppender(log);
        assertThat(log.list.toString()).doesNotContain("never-to-be-logged");
    }

    private Map<String, String> settings() {
        return Map.of(
                "MAINSWATCH_TELEGRAM_TOKEN", TOKEN,
                "MAINSWATCH_TELEGRAM_API_URL", bot.url().toString(),
                "MAINSWATCH_TELEGRAM_CHATS", String.valueOf(CHAT));
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("io.mainswatch");
    }
}
