package io.mainswatch.ingest.http;

import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.writer.RequestNumber;
import org.jspecify.annotations.Nullable;

/**
 * A sender that is who it says.
 *
 * @param number of its request; null when it is not signed
 */
record Proven(KnownDevice device, @Nullable RequestNumber number) {}
