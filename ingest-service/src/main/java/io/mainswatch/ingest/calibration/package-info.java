/**
 * Steps of calibration that people ask of devices: {@link io.mainswatch.ingest.calibration.WaitingOrders} knows which
 * devices have one waiting, {@link io.mainswatch.ingest.calibration.CalibrationStore} hands it out and keeps how it ended.
 */
@NullMarked
package io.mainswatch.ingest.calibration;

import org.jspecify.annotations.NullMarked;
