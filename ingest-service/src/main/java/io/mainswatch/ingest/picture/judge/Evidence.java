package io.mainswatch.ingest.picture.judge;

import java.time.Duration;

/**
 * What else is known of the time since the last believed value.
 *
 * @param outage how long there was no mains: nothing was used then
 * @param subMetersWattHours what the sub-meters behind this meter counted meanwhile: at least about that was used
 */
public record Evidence(Duration outage, double subMetersWattHours) {
    public static final Evidence NONE = new Evidence(Duration.ZERO, 0);
}
