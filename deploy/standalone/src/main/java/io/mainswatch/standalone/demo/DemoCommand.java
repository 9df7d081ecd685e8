package io.mainswatch.standalone.demo;

import io.mainswatch.common.platform.Blocking;
import io.mainswatch.common.platform.ServiceRun;
import io.mainswatch.simulator.household.Household;
import io.mainswatch.standalone.Services;
import io.mainswatch.standalone.demo.DemoHousehold.DemoPorts;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./mainswatch demo}: everything, live, in one terminal. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "All four services with a simulated household and a month of past.")
public final class DemoCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Option(
            names = "--first-cut",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "When the power fails by itself for the first time; 0: never (default: ${DEFAULT-VALUE}).")
    private int firstCutSeconds = 120;

    @Option(
            names = "--cut-lasts",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long such a cut lasts (default: ${DEFAULT-VALUE}).")
    private int cutLastsSeconds = 60;

    @Spec
    private @Nullable CommandSpec spec;

    private final CountDownLatch over = new CountDownLatch(1);

    @Override
    public Integer call() throws Exception {
        var screen = new DemoScreen(Objects.requireNonNull(spec).commandLine().getOut());
        // The household and its telephone are outside the product: they run on a Vert.x of their own.
        var outside = Vertx.vertx();
        try {
            perform(screen, outside);
            return 0;
        } finally {
            Blocking.on(outside.close(), PATIENCE);
        }
    }

    private void perform(DemoScreen screen, Vertx outside) throws Exception {
        var environment = System.getenv();
        var demo = DemoHome.open(environment);
        var telegram = new DemoTelegram(outside, screen::telegram);
        Blocking.on(telegram.listen(), PATIENCE);
        var settings = demo.settings(environment, telegram);
        settings.warnings().forEach(screen::line);
        var listen = settings.listen();
        Services.requireFreePorts(settings, List.of(Services.values()));
        var ports = new DemoPorts(listen.mqttPort(), listen.ingestPort(), listen.dashboardPort());
        try (var run = ServiceRun.start(settings, Services.all(password -> {}))) {
            var household = DemoHousehold.register(outside, ports, demo, screen::happened);
            var events = new DemoEvents(outside, ports.dashboardPort(), demo.apiToken(), screen::told);
            run.beforeStop(() -> {
                events.close();
                household.moveOut();
            });
            screen.block(ports, demo, telegram.isReal(environment));
            events.follow();
            household.moveIn(screen::happened);
            schedule(outside, household.household());
            listenToKeys(household.household());
            over.await();
        }
    }

    private void schedule(Vertx outside, Household household) {
        if (firstCutSeconds > 0) {
            outside.setTimer(
                    Duration.ofSeconds(firstCutSeconds).toMillis(),
                    cut -> household
                            .cutPower()
                            .onSuccess(dark -> outside.setTimer(
                                    Duration.ofSeconds(cutLastsSeconds).toMillis(),
                                    light -> household.restorePower())));
        }
    }

    private void listenToKeys(Household household) {
        var keys = new Thread(() -> readKeys(household), "keys");
        keys.setDaemon(true);
        keys.start();
    }

    private void readKeys(Household household) {
        try (var keys = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))) {
            boolean connected = true;
            for (var line = keys.readLine(); line != null; line = keys.readLine()) {
                switch (line.strip()) {
                    case "c" -> household.cutPower();
                    case "r" -> household.restorePower();
                    case "i" -> {
                        connected = !connected;
                        if (connected) {
                            household.regainInternet();
                        } else {
                            household.loseInternet();
                        }
                    }
                    case "q" -> over.countDown();
                    default -> {
                        // Any other line is a slip of the finger.
                    }
                }
            }
        } catch (IOException terminalGone) {
            // Without a terminal there are no keys; the demo goes on.
        }
    }
}
