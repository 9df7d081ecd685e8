/** What the household's appliances draw: pure, deterministic by seed, one second at a time, no input or output. */
@NullMarked
package io.mainswatch.simulator.appliance;

import org.jspecify.annotations.NullMarked;
