package io.mainswatch.simulator.household;

import io.mainswatch.simulator.meter.Meter;
import io.mainswatch.simulator.transport.Wire;
import io.vertx.core.Future;
import java.util.List;

/** A meter in its socket, whatever it is made of. */
interface Plug {
    String deviceId();

    void mainsOn();

    void mainsOff();

    void kill();

    void revive(boolean mainsOn);

    /** Every way on which it leaves the house. */
    List<Wire> wires();

    /** How many readings it has not got rid of, as far as it can be known from here. */
    int waiting();

    /**
     * The meter whose inside can be reached.
     *
     * @throws IllegalArgumentException when it has none
     */
    Meter meter();

    Future<Void> unplug();
}
