/** The phone that says once in a while that it is alive and whether it is charging. */
@NullMarked
package io.mainswatch.simulator.phone;

import org.jspecify.annotations.NullMarked;
