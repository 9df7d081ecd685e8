package io.mainswatch.benchmark;

import io.mainswatch.benchmark.alert.Home;
import io.mainswatch.benchmark.alert.Telegram;
import io.mainswatch.benchmark.server.Server;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.stream.DoubleStream;

/** How long after its deadline a silence is in Telegram's hands. */
final class AlertBench implements Benchmark {
    private static final int CUTS = 5;
    private static final Duration CALM = Duration.ofSeconds(30);
    private static final Duration DARK = Home.BUDGET.plusSeconds(6);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public void run(Table table) throws Exception {
        table.title("alert: a meter falls silent while a phone speaks, " + CUTS + " times");
        try (var telegram = new Telegram();
                var server = Server.start(
                        Files.createTempDirectory("mainswatch-bench-"),
                        Map.of(
                                "MAINSWATCH_TELEGRAM_TOKEN", "1:benchmark",
                                "MAINSWATCH_TELEGRAM_API_URL", telegram.url(),
                                "MAINSWATCH_TELEGRAM_CHATS", "1"))) {
            var home = new Home(server.api(), server.ingest(), Server.TOKEN);
            var late = new double[CUTS];
            for (int cut = 0; cut < CUTS; cut++) {
                var last = home.live(CALM);
                telegram.forget();
                home.goDark(DARK);
                late[cut] = Duration.between(last.plus(Home.BUDGET), telegram.next(PATIENCE))
                                .toMillis()
                        / 1e3;
            }
            table.figure(
                    "from the deadline to Telegram, mean",
                    DoubleStream.of(late).average().orElseThrow(),
                    "s",
                    "promised < 1");
            table.figure("the slowest", DoubleStream.of(late).max().orElseThrow(), "s", "promised < 1");
        }
    }
}
