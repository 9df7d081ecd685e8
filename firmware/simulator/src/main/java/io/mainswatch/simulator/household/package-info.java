/**
 * Meters and a phone under one roof, and what can happen to them. Everything in a household runs on one Vert.x context;
 * {@link io.mainswatch.simulator.household.Household} may be called from any thread.
 */
@NullMarked
package io.mainswatch.simulator.household;

import org.jspecify.annotations.NullMarked;
