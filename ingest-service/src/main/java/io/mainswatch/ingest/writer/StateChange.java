package io.mainswatch.ingest.writer;

import org.jspecify.annotations.Nullable;

/**
 * Something a device said about its state, or that its session ended; applied in the order of (session epoch, arrival),
 * and discarded when the device has opened a newer session since.
 *
 * @param clientId whose session it came on
 * @param epoch of that session; 0 when it came on none and is never outdated
 * @param arrival its place within the session
 * @param content what changed, or null when only a value is to be retained
 * @param retained the value to keep for later subscribers
 */
public record StateChange(
        String clientId,
        @Nullable String homeId,
        Place place,
        @Nullable Content content,
        @Nullable Retained retained,
        Intake.Receipt receipt) {

    /** Where in a device's talk it stands. */
    public record Place(long epoch, long arrival) {
        public static final Place NONE = new Place(0, 0);
    }

    /** What changed. */
    public sealed interface Content permits Status, Relay, End {}

    /** @param reason {@code message}, {@code will} or {@code gateway-lost} */
    public record Status(boolean online, String reason) implements Content {}

    public record Relay(int relay, boolean closed) implements Content {}

    /**
     * The session is over.
     *
     * @param will what the device wanted said about it, or null when it left in order
     */
    public record End(String reason, @Nullable Status will) implements Content {}

    /** @param payload empty: the topic's value is removed */
    public record Retained(String topic, byte[] payload, int qos) {}
}
