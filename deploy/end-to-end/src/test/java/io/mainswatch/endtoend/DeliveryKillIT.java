package io.mainswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.alert.channel.telegram.BotApi;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestDatabase;
import io.mainswatch.endtoend.world.Api;
import io.mainswatch.endtoend.world.Beats;
import io.mainswatch.endtoend.world.Program;
import io.mainswatch.endtoend.world.Story;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Between the verdict and Telegram's stored answer the program is killed, at each point there is. */
@Timeout(600)
class DeliveryKillIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long BEAT_MILLIS = 300;
    /** The lock under which messages are claimed: whoever holds it stops the outbox just before. */
    private static final String HOLD_CLAIMS = "SELECT pg_advisory_lock(7301003)";

    @TempDir
    Path home;

    private BotApi telegram;
    private Program.Start start;
    private Program program;
    private Beats fridge;
    private Beats phone;
    private final Thread life = new Thread(this::live, "life");
    private volatile boolean power = true;

    @BeforeEach
    void open() {
        telegram = BotApi.start("123456:end-to-end");
        start = MainJobIT.configured(new Program.Start(home), telegram);
        program = start.run();
        fridge = Beats.register(program, "fridge", "meter", "mains", 4);
        phone = Beats.register(program, "phone", "phone", "battery", 600);
        life.setDaemon(true);
        life.start();
    }

    @AfterEach
    void close() throws InterruptedException {
        life.interrupt();
        life.join();
        program.close();
        telegram.close();
    }

    @Test
    void a_message_is_never_lost_and_repeated_once_only_where_telegram_may_have_it_already() throws Exception {
        var story = new Story(new Api(program), telegram);
        powered(() ->
                ask("SELECT count(*) FROM watch").equals("2") && story.supply().equals("on"));

        // Before the claim: the verdict is stored, nobody has taken the message in hand.
        try (var claims = database()) {
            claims.createStatement().execute(HOLD_CLAIMS);
            withoutPower("the begin is queued", () -> statuses().equals(List.of("pending")));
            program.kill();
        }
        assertThat(told()).isEmpty();
        restart();
        Await.until("the begin is told", PATIENCE, () -> told().size() == 1);

        // Handed over, the answer withheld.
        telegram.next(BotApi.Script.takeAndSayNothing());
        powered(() -> told().size() == 2);
        program.kill();
        assertThat(statuses()).containsExactly("sent", "sending");
        restart();
        powered(() -> told().size() == 3 && !statuses().contains("sending"));
        assertThat(told())
                .satisfiesExactly(
                        begin -> assertThat(begin).startsWith("Power is out at"),
                        end -> assertThat(end).startsWith("Power is back at"),
                        again -> assertThat(again).startsWith("(repeated").endsWith(told().get(1)));

        // After the answer was stored.
        powered(() -> story.supply().equals("on"));
        withoutPower("the next begin is stored as sent", () -> statuses().equals(List.of("sent", "sent", "sent")));
        program.kill();
        restart();
        powered(() -> told().size() == 5);
        assertThat(told().get(3)).startsWith("Power is out at");
        assertThat(told().get(4)).startsWith("Power is back at");
        Await.until(
                "nothing is left to tell", PATIENCE, () -> statuses().equals(List.of("sent", "sent", "sent", "sent")));
    }

    /** The mains device speaks and the phone is charged, from now on and until the condition holds. */
    private void powered(BooleanSupplier condition) {
        power = true;
        until("what comes with power", condition);
    }

    /** Only the phone speaks, from its battery. */
    private void withoutPower(String what, BooleanSupplier condition) {
        power = false;
        until(what, condition);
    }

    /** On a thread of its own: a test that waits for an answer must not make its devices fall silent. */
    private void live() {
        while (!Thread.interrupted()) {
            boolean on = power;
            phone.beat("?charging=" + on);
            if (on) {
                fridge.beat();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private void until(String what, BooleanSupplier condition) {
        try {
            Await.until(what, PATIENCE, condition);
        } catch (AssertionError inVain) {
            throw new AssertionError(
                    inVain.getMessage() + "; told: " + told() + "; deliveries: " + statuses() + "; outages: "
                            + ask("SELECT string_agg(o::text, ' ') FROM outage o") + "; watched: "
                            + ask("SELECT string_agg(w::text, ' ') FROM watch w") + "\n" + program.log(),
                    inVain);
        }
    }

    private void restart() {
        program.close();
        program = start.run();
    }

    private List<String> told() {
        return telegram.messages(Story.CHAT).stream().map(BotApi.Message::text).toList();
    }

    private List<String> statuses() {
        return List.of(ask("SELECT coalesce(string_agg(status, ',' ORDER BY id), '') FROM delivery")
                .split(","));
    }

    private String ask(String question) {
        try (var connection = database();
                var rows = connection.createStatement().executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Connection database() throws Exception {
        return TestDatabase.connect(KillIT.url(program));
    }
}
