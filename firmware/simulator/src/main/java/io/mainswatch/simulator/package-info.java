/** The command line of the simulated household. */
@NullMarked
package io.mainswatch.simulator;

import org.jspecify.annotations.NullMarked;
