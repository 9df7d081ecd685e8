package io.mainswatch.benchmark;

import io.mainswatch.benchmark.page.MonthChart;
import io.mainswatch.benchmark.page.Sensors;
import io.mainswatch.benchmark.page.SlowPhone;
import io.mainswatch.benchmark.page.Viewers;
import io.mainswatch.benchmark.server.Fleet;
import io.mainswatch.benchmark.server.Server;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** How long a person waits in front of the page, and what many who look at it cost. */
final class PageBench implements Benchmark {
    private static final int VISITS = 5;
    private static final int VIEWERS = 200;
    private static final int SENSORS = 100;
    private static final int COUNTED_SECONDS = 20;
    private static final int ASKED = 30;
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration EVERY = Duration.ofSeconds(5);

    @Override
    public void run(Table table) throws Exception {
        table.title("page: a phone (processor 4 times slower, 10 Mbit/s), many viewers, a month's chart");
        table.note(String.format(
                Locale.ROOT,
                "load of this machine before: %.1f on %d processors",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors()));
        try (var server = Server.start();
                var sensors = new Sensors(server.ingest())) {
            var month = Fleet.register(server.api(), Server.TOKEN, "month", 1);
            sensors.tell(month.values().iterator().next(), MONTH, EVERY);
            chart(table, server.api(), month.keySet().iterator().next());
            visits(table, server.api());
            viewers(table, server, sensors, Fleet.register(server.api(), Server.TOKEN, "P", SENSORS));
        }
    }

    private static void chart(Table table, URI api, String device) throws IOException, InterruptedException {
        var chart = new MonthChart(api, Server.TOKEN, device);
        chart.awaitWhole();
        var millis = new double[ASKED];
        for (int i = 0; i < ASKED; i++) {
            millis[i] = chart.ask();
        }
        Arrays.sort(millis);
        table.figure("a month of 5-second data as a chart, median", millis[ASKED / 2], "ms", "promised < 100");
        table.figure("  slowest of " + ASKED, millis[ASKED - 1], "ms", "");
    }

    private static void visits(Table table, URI api) {
        var phone = SlowPhone.open();
        if (phone.isEmpty()) {
            table.note("no Chromium on this machine: painting was not measured (apt install chromium)");
            return;
        }
        try (var browser = phone.get()) {
            told(table, "cold", "promised < 1500", () -> browser.cold(api));
            told(table, "warm", "promised < 500", () -> browser.warm(api));
        }
    }

    private static void told(Table table, String cache, String promise, Supplier<SlowPhone.Visit> visit) {
        var visits = Stream.generate(visit).limit(VISITS).toList();
        table.figure(
                "first paint, " + cache + " cache, median of " + VISITS,
                median(visits, SlowPhone.Visit::paintedMillis),
                "ms",
                promise);
        table.figure("  live values", median(visits, SlowPhone.Visit::liveMillis), "ms", promise);
    }

    private static double median(List<SlowPhone.Visit> visits, ToDoubleFunction<SlowPhone.Visit> figure) {
        return visits.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(visits.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static void viewers(Table table, Server server, Sensors sensors, Map<String, String> secrets)
            throws IOException, InterruptedException {
        sensors.speak(secrets);
        TimeUnit.SECONDS.sleep(COUNTED_SECONDS);
        double without = share(server);
        try (var viewers = Viewers.open(server.api(), Server.TOKEN, VIEWERS)) {
            TimeUnit.SECONDS.sleep(COUNTED_SECONDS / 4);
            long events = viewers.events();
            long stored = sensors.stored();
            double with = share(server);
            table.note(String.format(
                    Locale.ROOT,
                    "%,d readings/s stored, %,d events/s sent to %d viewers",
                    (sensors.stored() - stored) / COUNTED_SECONDS,
                    (viewers.events() - events) / COUNTED_SECONDS,
                    VIEWERS));
            table.figure("what " + VIEWERS + " viewers cost of one core", with - without, "%", "promised < 20");
        }
    }

    /** The part of one core that the server used over a while, in percent. */
    private static double share(Server server) throws InterruptedException {
        double before = server.javaProcessorSeconds();
        TimeUnit.SECONDS.sleep(COUNTED_SECONDS);
        return (server.javaProcessorSeconds() - before) / COUNTED_SECONDS * 100;
    }
}
