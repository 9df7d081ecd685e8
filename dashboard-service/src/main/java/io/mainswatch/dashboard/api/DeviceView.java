package io.mainswatch.dashboard.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device as the API shows it: what its owner set, and what it said last.
 *
 * @param measures {@code whole-home} where it sees everything the home uses, {@code part} where it sees some of it
 */
public record DeviceView(
        String id,
        String homeId,
        String name,
        String kind,
        String supply,
        String credentials,
        String measures,
        int cadenceSeconds,
        int graceSeconds,
        Instant createdAt,
        boolean online,
        @Nullable Instant lastSeenAt,
        List<ChannelView> channels,
        List<RelayView> relays) {
    public record ChannelView(int channel, @Nullable Latest latest) {}

    /** @param state {@code on}, {@code off}, or {@code unknown} as long as the device never reported it */
    public record RelayView(
            int relay, String state, @Nullable Instant reportedAt) {}
}
