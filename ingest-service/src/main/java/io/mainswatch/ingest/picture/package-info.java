/**
 * Pictures of the utility meter, from the door to the counter.
 *
 * <p>{@link io.mainswatch.ingest.picture.PictureIntake} stores what comes in; {@link
 * io.mainswatch.ingest.picture.PictureReading} reads what waits, the newest first; {@link
 * io.mainswatch.ingest.picture.MeterCourt} has each value judged in one transaction with what is published of it; {@link
 * io.mainswatch.ingest.picture.MeterOrders} carries out what people ask for, {@link
 * io.mainswatch.ingest.picture.PastReading} reads the archive again and {@link io.mainswatch.ingest.picture.Teaching} teaches
 * the reader one meter; {@link io.mainswatch.ingest.picture.PictureKeeper} keeps the store within its budget.
 */
@NullMarked
package io.mainswatch.ingest.picture;

import org.jspecify.annotations.NullMarked;
