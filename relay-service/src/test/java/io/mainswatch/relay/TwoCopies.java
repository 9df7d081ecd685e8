package io.mainswatch.relay;

import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two copies of the service on one database, by a clock turned by hand. No fact is announced to them unless a test says
 * so: what happens, happens by the sweep.
 */
final class TwoCopies implements AutoCloseable {
    private final ManualClock clock = new ManualClock();
    private final TestPlatform test = TestPlatform.open(clock, Map.of());
    private final TestPlatform second = TestPlatform.open(test.databaseUrl(), clock, Map.of());
    private final Household household = new Household(test);
    private final RelayVerticle relay = test.deploy(new RelayVerticle(test.platform()));
    private final String owner;
    private final AtomicInteger devices = new AtomicInteger();

    TwoCopies() {
        second.deploy(new RelayVerticle(second.platform()));
        household.home("home");
        household.home("elsewhere");
        owner = household.user("anna", true);
    }

    ManualClock clock() {
        return clock;
    }

    TestPlatform test() {
        return test;
    }

    TestPlatform second() {
        return second;
    }

    Household household() {
        return household;
    }

    RelayVerticle relay() {
        return relay;
    }

    /** Who may switch everything. */
    String owner() {
        return owner;
    }

    /** A new device of the home with a session of this epoch. */
    String device(long epoch) {
        var id = "device-" + devices.incrementAndGet();
        household.device(id, "home");
        household.session(id, epoch);
        return id;
    }

    /** A command that was handed over to the device's session just now. */
    String sent(String device) {
        var command = household.request(device, 1, "on", 30, owner);
        household.dispatch(command, device, 1, 10, clock.now());
        household.awaitStatus(command, "sent");
        return command;
    }

    long journalled(String command) {
        return household.count("SELECT count(*) FROM change WHERE kind = 'relay' AND subject = $1", command);
    }

    @Override
    public void close() {
        second.close();
        test.close();
    }
}
