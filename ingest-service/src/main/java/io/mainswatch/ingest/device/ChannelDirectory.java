package io.mainswatch.ingest.device;

import io.mainswatch.common.device.MeasurementLimits;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.platform.Platform;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The numbers under which channels are stored. A channel's row is made when its device first speaks of it. Safe on every
 * thread.
 */
public final class ChannelDirectory {
    /** What {@link #knownChannelId} answers for a channel that is not in memory. */
    public static final int UNKNOWN = 0;

    private static final int MOST_DEVICES = 100_000;
    private static final int[] NONE = {};

    private final GroupedLookup<Channel, Integer> lookup;
    /** By device, the id at the place of the channel's number. Arrays are replaced, never changed. */
    private final Map<String, int[]> known = new ConcurrentHashMap<>();

    public ChannelDirectory(Platform platform) {
        var store = new ChannelStore(platform.database().pool());
        this.lookup = new GroupedLookup<>(
                platform.vertx(), channels -> store.ensure(channels).map(this::remember));
    }

    /**
     * The channel's id, its row made when there is none.
     *
     * @param number 1 to 64
     * @return fails as invalid for another number, as unknown when the device is not registered
     */
    public Future<Integer> channelId(KnownDevice device, int number) {
        if (number < 1 || number > MeasurementLimits.CHANNELS) {
            return Future.failedFuture(
                    Failure.invalid("channel", number + ", expected 1 to " + MeasurementLimits.CHANNELS));
        }
        int id = knownChannelId(device.id(), number);
        return id != UNKNOWN
                ? Future.succeededFuture(id)
                : lookup.find(new Channel(device.id(), number))
                        .map(found ->
                                found.orElseThrow(() -> Failure.unknown("the device is not registered any more")));
    }

    /** The channel's id when it is in memory, else {@link #UNKNOWN}. Cheap enough for every reading. */
    public int knownChannelId(String deviceId, int number) {
        int[] ids = known.get(deviceId);
        return ids != null && number > 0 && number < ids.length ? ids[number] : UNKNOWN;
    }

    /** Forgets a device, for example one that was revoked. */
    public void forget(String deviceId) {
        known.remove(deviceId);
    }

    private Map<Channel, Integer> remember(Map<Channel, Integer> found) {
        if (known.size() > MOST_DEVICES) {
            known.clear();
        }
        found.forEach((channel, id) -> known.merge(
                channel.deviceId(),
                with(NONE, channel.number(), id),
                (before, one) -> with(before, channel.number(), id)));
        return found;
    }

    private static int[] with(int[] ids, int number, int id) {
        int[] wider = Arrays.copyOf(ids, Math.max(ids.length, number + 1));
        wider[number] = id;
        return wider;
    }

    /** A channel by the names a device uses. */
    record Channel(String deviceId, int number) {
        static String[] deviceIds(List<Channel> channels) {
            return channels.stream().map(Channel::deviceId).toArray(String[]::new);
        }

        static Integer[] numbers(List<Channel> channels) {
            return channels.stream().map(Channel::number).toArray(Integer[]::new);
        }
    }
}
