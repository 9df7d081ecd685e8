package io.mainswatch.simulator.energy;

import io.mainswatch.simulator.appliance.Home;
import io.mainswatch.simulator.appliance.MeteredAppliance;
import io.mainswatch.simulator.appliance.Sample;
import io.mainswatch.simulator.event.Storyteller;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** Appliances whose power is logged and posted every so often, each stamped with the home's local time. */
final class EnergyHome {
    private final Vertx vertx;
    private final Home home;
    private final Journal sensors;
    private final EnergySender sender;
    private final Storyteller story;
    private long timer = -1;

    EnergyHome(Vertx vertx, Home home, Journal sensors, EnergySender sender, Storyteller story) {
        this.vertx = vertx;
        this.home = home;
        this.sensors = sensors;
        this.sender = sender;
        this.story = story;
    }

    void start(Duration every) {
        timer = vertx.setPeriodic(every.toMillis(), fired -> readAll());
        readAll();
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void readAll() {
        Instant now = story.clock().instant();
        home.meters().forEach(meter -> read(meter, now));
    }

    private void read(MeteredAppliance meter, Instant now) {
        meter.advanceTo(now);
        var local = LocalDateTime.ofInstant(now, home.zone()).truncatedTo(ChronoUnit.SECONDS);
        double watts = Sample.rounded(meter.sample(now).watts(), 1);
        var reading = new EnergyReading(meter.nameplate().deviceId(), local, watts);
        var teller = story.about(reading.deviceId());
        sensors.write(reading.csv())
                .compose(logged -> sender.send(reading))
                .onComplete(
                        taken -> teller.tell(taken ? watts + " W" : "its reading was refused, see comm_log.txt"),
                        failure -> teller.tell("gave up on a reading: " + failure.getMessage()));
    }
}
