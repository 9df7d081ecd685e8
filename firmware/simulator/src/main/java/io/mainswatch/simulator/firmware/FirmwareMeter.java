package io.mainswatch.simulator.firmware;

import io.mainswatch.simulator.appliance.MeteredAppliance;
import io.mainswatch.simulator.appliance.Sample;
import io.mainswatch.simulator.event.Storyteller;
import io.mainswatch.simulator.meter.Intervals;
import io.mainswatch.simulator.meter.Login;
import io.mainswatch.simulator.transport.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A metering plug that runs the ESP32 meter's real firmware: its module is told what the appliance draws, second by second,
 * and its relay switches the appliance. All calls on one context.
 */
public final class FirmwareMeter {
    private static final long SECOND_MS = 1_000;
    private static final long PATIENCE_SECONDS = 10;

    private final Vertx vertx;
    private final FirmwareSettings settings;
    private final Login login;
    private final MeteredAppliance appliance;
    private final Storyteller story;
    private final DeviceFolder folder;
    private @Nullable DeviceProcess module;
    private Future<DeviceProcess> meter = Future.failedFuture("not switched on yet");
    private boolean alive;
    private long timer = -1;

    public FirmwareMeter(
            Vertx vertx, FirmwareSettings settings, Login login, MeteredAppliance appliance, Storyteller story) {
        this.vertx = vertx;
        this.settings = settings;
        this.login = login;
        this.appliance = appliance;
        this.story = story;
        this.folder =
                new DeviceFolder(settings.homes().resolve(login.deviceId()).toAbsolutePath());
    }

    /** Puts the module at its line; completes when a meter can be switched on beside it. */
    public Future<Void> install(Intervals intervals) {
        Promise<Void> ready = Promise.promise();
        return vertx.<Void>executeBlocking(() -> {
                    folder.prepare(login, intervals);
                    return null;
                })
                .compose(prepared -> DeviceProcess.start(
                        vertx,
                        List.of(settings.programs().module(), folder.line().toString(), "--script", "-"),
                        line -> ready.tryComplete()))
                .compose(started -> {
                    module = started;
                    return ready.future().timeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
                })
                .onSuccess(done -> timer = vertx.setPeriodic(SECOND_MS, tick -> feed()));
    }

    /**
     * The mains come (back), and the firmware starts anew.
     *
     * @param mqtt where its wire to the gateway begins
     * @param http where its wire to the HTTP ingest begins
     * @param portalPort of its own, for its portal and the number after it
     */
    public void powerUp(Endpoint mqtt, Endpoint http, int portalPort) {
        live();
        appliance.switchMains(true);
        feed();
        boot(mqtt, http, portalPort);
    }

    /** The mains are gone, the module is silent, and the meter dies between two bytes. */
    public void powerDown() {
        die();
        appliance.switchMains(false);
        feed();
    }

    public void die() {
        live();
        alive = false;
        meter.onSuccess(DeviceProcess::kill);
    }

    /** Starts the firmware, under its own next boot number. */
    public void boot(Endpoint mqtt, Endpoint http, int portalPort) {
        if (alive) {
            return;
        }
        alive = true;
        var command = List.of(
                settings.programs().meter(),
                "--until-eof",
                "--home",
                folder.path().toString(),
                "--device",
                folder.line().toString(),
                "--server",
                mqtt.host(),
                "--mqtt-port",
                Integer.toString(mqtt.port()),
                "--ingest-port",
                Integer.toString(http.port()),
                "--portal-port",
                Integer.toString(portalPort));
        // One after the other: two programs on one flash would be two owners of it.
        meter = meter.compose(DeviceProcess::kill)
                .otherwiseEmpty()
                .compose(gone -> DeviceProcess.start(vertx, command, this::heard));
        meter.onFailure(failure -> story.tell("did not start: " + failure.getMessage()));
        story.tell("firmware starts");
    }

    /** Everything ends; completes when no program is left. */
    public Future<Void> remove() {
        alive = false;
        vertx.cancelTimer(timer);
        var gone = meter.compose(DeviceProcess::kill).otherwiseEmpty();
        var leaving = module;
        return leaving == null ? gone : gone.compose(done -> leaving.kill());
    }

    private void heard(String line) {
        if (line.equals("relay on") || line.equals("relay off")) {
            live();
            appliance.switchRelay(line.endsWith("on"));
            feed();
            story.tell(line);
        }
    }

    private void live() {
        appliance.advanceTo(story.clock().instant());
    }

    private void feed() {
        live();
        if (module != null) {
            module.tell(scene(appliance.sample(story.clock().instant())));
        }
    }

    /** A line for the module: what it would measure now; no volts, no answer. */
    static String scene(Sample sample) {
        if (sample.volts() <= 0) {
            return "silent=1";
        }
        return String.format(
                Locale.ROOT,
                "silent=0 watts=%.1f volts=%.1f hertz=%.1f factor=%.2f counter=%.3f",
                sample.watts(),
                sample.volts(),
                sample.hertz(),
                sample.powerFactor(),
                sample.counterWattHours());
    }
}
