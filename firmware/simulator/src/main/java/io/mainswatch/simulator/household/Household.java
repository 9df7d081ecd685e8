package io.mainswatch.simulator.household;

import io.mainswatch.simulator.appliance.Home;
import io.mainswatch.simulator.event.HouseholdListener;
import io.mainswatch.simulator.event.Storyteller;
import io.mainswatch.simulator.meter.Meter;
import io.mainswatch.simulator.registration.Credentials;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A simulated household: three metered appliances and a phone that report to a server over its own protocols, and
 * everything that can happen to them. May be called from any thread; each call completes when it took effect inside the
 * house, and fails where there is no such device or the household does not run.
 */
public final class Household {
    private final HouseholdSettings settings;
    private final Home home;
    private final Context context;
    private final WebClient http;
    private final Construction construction;
    private @Nullable House house;

    public Household(
            Vertx vertx, HouseholdSettings settings, Home home, Credentials credentials, HouseholdListener listener) {
        this(vertx, settings, home, credentials, new Storyteller("home", Clock.systemUTC(), listener));
    }

    /** As above, on a clock of the caller's choice. */
    public Household(Vertx vertx, HouseholdSettings settings, Home home, Credentials credentials, Storyteller story) {
        this.settings = settings;
        this.home = home;
        this.context = vertx.getOrCreateContext();
        this.http = WebClient.create(vertx);
        this.construction = new Construction(vertx, settings, credentials, http, story);
    }

    /** Switches everything on. Completes when the devices have power; each connects in its own time. */
    public Future<Void> start() {
        return inside(() -> house != null
                ? Future.failedFuture(new IllegalStateException("the household runs already"))
                : construction.build(home).map(built -> {
                    house = built;
                    built.moveIn();
                    return null;
                }));
    }

    /** Takes every device off line in an orderly way. */
    public Future<Void> stop() {
        return inside(() -> {
                    House leaving = house;
                    house = null;
                    return leaving == null ? Future.<Void>succeededFuture() : leaving.moveOut();
                })
                .onComplete(done -> http.close());
    }

    /** Meters and router die at once; the phone says over mobile that it stopped charging. */
    public Future<Void> cutPower() {
        return change(House::cutPower);
    }

    /** Meters boot under a new boot number; the router takes longer than they do. */
    public Future<Void> restorePower() {
        return change(House::restorePower);
    }

    /** Nothing reaches the server and nobody is told; devices keep what they have to say. */
    public Future<Void> loseInternet() {
        return change(present -> present.internet(false));
    }

    public Future<Void> regainInternet() {
        return change(present -> present.internet(true));
    }

    /** One meter, or {@code phone}, fails. Its appliance goes on. */
    public Future<Void> killDevice(String deviceId) {
        return change(present -> present.kill(deviceId));
    }

    public Future<Void> reviveDevice(String deviceId) {
        return change(present -> present.revive(deviceId));
    }

    /** A meter sends its newest acknowledged readings once more, at most 20. */
    public Future<Void> repeatReadings(String deviceId, int count) {
        return changeMeter(deviceId, meter -> meter.repeatReadings(count));
    }

    /** A meter takes readings but sends none until {@link #releaseReadings}. */
    public Future<Void> holdReadings(String deviceId) {
        return changeMeter(deviceId, meter -> meter.holdReadings(true));
    }

    /** Sends late what {@link #holdReadings} kept back. */
    public Future<Void> releaseReadings(String deviceId) {
        return changeMeter(deviceId, meter -> meter.holdReadings(false));
    }

    /** A meter's clock gains this many seconds an hour from now on; 0 stops the drift where it is. */
    public Future<Void> driftClock(String deviceId, double secondsPerHour) {
        return changeMeter(deviceId, meter -> meter.driftClock(secondsPerHour));
    }

    /** A meter's energy counter starts at zero again. */
    public Future<Void> resetMeter(String deviceId) {
        return changeMeter(deviceId, Meter::resetCounter);
    }

    /** A relay no longer obeys, and says so truly. */
    public Future<Void> jamRelay(String deviceId) {
        return changeMeter(deviceId, meter -> meter.jamRelay(true));
    }

    public Future<Void> freeRelay(String deviceId) {
        return changeMeter(deviceId, meter -> meter.jamRelay(false));
    }

    /** How many readings and beats the server has not acknowledged yet. */
    public Future<Integer> waiting() {
        return inside(() -> Future.succeededFuture(house == null ? 0 : house.waiting()));
    }

    public HouseholdSettings settings() {
        return settings;
    }

    private Future<Void> changeMeter(String deviceId, Consumer<Meter> what) {
        return change(present -> what.accept(present.meter(deviceId).meter()));
    }

    private Future<Void> change(Consumer<House> what) {
        return inside(() -> {
            if (house == null) {
                return Future.failedFuture(new IllegalStateException("the household does not run"));
            }
            what.accept(house);
            return Future.succeededFuture();
        });
    }

    /** Runs on the household's own context; what is thrown there fails the future. */
    private <T> Future<T> inside(Supplier<Future<T>> work) {
        return Future.future(promise -> context.runOnContext(entered -> {
            try {
                work.get().onComplete(promise);
            } catch (RuntimeException e) {
                promise.fail(e);
            }
        }));
    }
}
