/** Readings as plain HTTP posts with a CSV log: no meter, no MQTT. */
@NullMarked
package io.mainswatch.simulator.energy;

import org.jspecify.annotations.NullMarked;
