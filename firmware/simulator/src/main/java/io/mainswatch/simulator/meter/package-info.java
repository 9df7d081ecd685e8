/** A metering plug on MQTT: samples, keeps what was not acknowledged, obeys its relay. */
@NullMarked
package io.mainswatch.simulator.meter;

import org.jspecify.annotations.NullMarked;
