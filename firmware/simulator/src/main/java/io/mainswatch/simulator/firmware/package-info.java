/** Real firmware under a simulated household: the meter's own program, built for Linux, at a module that we feed. */
@NullMarked
package io.mainswatch.simulator.firmware;

import org.jspecify.annotations.NullMarked;
