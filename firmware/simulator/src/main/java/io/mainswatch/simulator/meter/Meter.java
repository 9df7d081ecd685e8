package io.mainswatch.simulator.meter;

import io.mainswatch.simulator.appliance.MeteredAppliance;
import io.mainswatch.simulator.appliance.Sample;
import io.mainswatch.simulator.event.Storyteller;
import io.mainswatch.simulator.transport.Endpoint;
import io.mainswatch.simulator.transport.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;

/** A metering plug with a relay, fed by the mains it measures. All calls on one context. */
public final class Meter {
    /** Numbers power-ups by the clock, so that a later run of the simulator never repeats one. */
    private static final Instant FIRST_BOOT = Instant.parse("2020-01-01T00:00:00Z");

    private final MeterSettings settings;
    private final MeteredAppliance appliance;
    private final Wire wire;
    private final Link link;
    private final Timers timers;
    private final Topics topics;
    private final Storyteller story;
    private final DeviceClock deviceClock;
    private Intervals intervals;
    private long boot;
    private long seq;
    private boolean alive;
    private boolean jammed;
    private boolean offlineTold;

    public Meter(
            Vertx vertx,
            Login login,
            MeterSettings settings,
            MeteredAppliance appliance,
            Wire wire,
            Storyteller story) {
        this.settings = settings;
        this.intervals = settings.intervals();
        this.appliance = appliance;
        this.wire = wire;
        this.topics = new Topics(login.deviceId());
        this.story = story;
        this.deviceClock = new DeviceClock(story.clock());
        this.timers = new Timers(vertx);
        this.link = new Link(vertx, login, settings.link(), wire, new Ears());
        this.boot = story.clock().instant().getEpochSecond() - FIRST_BOOT.getEpochSecond() - 1;
    }

    private Clock clock() {
        return story.clock();
    }

    /** The mains come (back): it boots, measures and connects through {@code door}. */
    public void powerUp(Endpoint door) {
        live();
        appliance.switchMains(true);
        boot(door);
    }

    /** The mains are gone, and the meter with them, between two bytes. */
    public void powerDown() {
        die();
        appliance.switchMains(false);
    }

    /** The meter itself fails; what it feeds goes on. */
    public void die() {
        live();
        alive = false;
        timers.stop();
        link.drop();
    }

    /** Starts the meter anew, under a new boot number. */
    public void boot(Endpoint door) {
        if (alive) {
            return;
        }
        alive = true;
        boot++;
        seq = 0;
        timers.once(settings.bootTime(), () -> {
            link.open(door);
            startReporting();
        });
    }

    private void startReporting() {
        timers.every(intervals.metrics(), this::reportMetrics);
        timers.every(intervals.energy(), this::reportEnergy);
        timers.every(intervals.heartbeat(), () -> link.pass(Message.passing(topics.heartbeat(), "Alive")));
        reportMetrics();
    }

    private void live() {
        appliance.advanceTo(clock().instant());
    }

    private void reportMetrics() {
        live();
        Sample sample = appliance.sample(deviceClock.now());
        link.keep(Message.passing(topics.metrics(), MetricsPayload.of(sample, boot, ++seq)));
    }

    private void reportEnergy() {
        live();
        double kilowattHours = MetricsPayload.kilowattHours(appliance.sample(deviceClock.now()));
        link.pass(Message.retained(topics.energy(), String.valueOf(kilowattHours)));
    }

    private void reportRelay() {
        link.pass(Message.retained(topics.relayState(), appliance.relayOn() ? "1" : "0"));
    }

    private void command(String command) {
        boolean on = command.equals("RELAY_ON");
        if (!on && !command.equals("RELAY_OFF")) {
            story.tell("does not know the command " + command);
            return;
        }
        live();
        if (!jammed) {
            appliance.switchRelay(on);
        }
        reportRelay();
        story.tell((jammed ? "does not obey " : "obeys ") + command);
    }

    private void configure(String payload) {
        var wanted = intervals.configured(payload);
        if (wanted.equals(intervals)) {
            return;
        }
        intervals = wanted;
        timers.stop();
        startReporting();
        story.tell("reports every " + wanted.metrics().toMillis() + " ms, energy every "
                + wanted.energy().toMillis() + " ms");
    }

    /** The relay's contact sticks: commands change nothing, and it says so truly. */
    public void jamRelay(boolean stuck) {
        jammed = stuck;
    }

    /** Its clock gains this many seconds an hour from now on (loses, below zero). */
    public void driftClock(double secondsPerHour) {
        deviceClock.drift(secondsPerHour);
    }

    /** Its energy counter starts at zero again. */
    public void resetCounter() {
        live();
        appliance.resetCounter();
    }

    /** Readings are taken but kept back until this is called with {@code false}: late delivery. */
    public void holdReadings(boolean on) {
        link.hold(on);
    }

    /** Sends the newest acknowledged readings a second time. Returns how many. */
    public int repeatReadings(int count) {
        return link.repeat(count);
    }

    /** How many readings wait for an acknowledgement. */
    public int waiting() {
        return link.waiting();
    }

    public String deviceId() {
        return topics.deviceId();
    }

    /** The wire it hangs on. */
    public Wire wire() {
        return wire;
    }

    /** Goes off line as a device does that is switched off in an orderly way. */
    public Future<Void> stop() {
        alive = false;
        timers.stop();
        return link.close(Message.retained(topics.status(), Status.OFFLINE));
    }

    private final class Ears implements Link.User {
        @Override
        public void connected() {
            offlineTold = false;
            link.pass(Message.retained(topics.status(), Status.ONLINE));
            reportRelay();
            link.subscribe(topics.relayCommands(), topics.config());
            story.tell("online, boot " + boot + (waiting() > 1 ? ", " + waiting() + " readings kept" : ""));
        }

        @Override
        public void disconnected(String why) {
            // One line an absence: the attempts in between are no news.
            if (!offlineTold) {
                offlineTold = true;
                story.tell("no connection (" + why + "), keeps its readings");
            }
        }

        @Override
        public void received(String topic, String payload) {
            if (topic.equals(topics.relayCommands())) {
                command(payload.trim());
            } else if (topic.equals(topics.config())) {
                configure(payload);
            }
        }
    }
}
