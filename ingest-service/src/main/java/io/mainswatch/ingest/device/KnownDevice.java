package io.mainswatch.ingest.device;

import java.time.ZoneId;

/**
 * A registered device as the doors need it.
 *
 * @param open registered with {@code "credentials":"none"}: needs no password, but only from a private address
 * @param zone of its home: some devices speak local time
 */
public record KnownDevice(String id, String homeId, boolean open, ZoneId zone) {}
