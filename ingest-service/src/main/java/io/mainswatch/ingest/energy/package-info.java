/**
 * Quarter-hour sums of energy and power. {@link io.mainswatch.ingest.energy.IntervalSums} is the arithmetic, pure;
 * {@link io.mainswatch.ingest.energy.EnergyRollup} walks over the committed batches and has the quarter-hours they touch
 * computed again, whole and from the readings alone: live, late and imported readings are one path.
 */
@NullMarked
package io.mainswatch.ingest.energy;

import org.jspecify.annotations.NullMarked;
