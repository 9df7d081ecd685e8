package io.mainswatch.ingest.rejected;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.ChangeRecorded;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.ingest.device.KnownDevice;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what could not be stored for a person to see: every one is counted, as many as the bounds allow are kept. Never
 * a secret: passwords, keys and tokens are masked before anything is queued. Safe on every thread.
 */
public final class RejectedMessages {
    private static final Logger LOG = LoggerFactory.getLogger(RejectedMessages.class);
    /** A home is told at most once in this time. */
    static final int FLUSH_MILLIS = 1_000;

    /** As much of a payload is kept. */
    public static final int KEPT_PAYLOAD_BYTES = RejectedMessage.LONGEST_PAYLOAD_BYTES;

    private static final int MOST_WAITING = 2_000;
    /** Of those who only claim to be a device: their mistakes must not crowd out the device's own. */
    private static final int MOST_CLAIMS_AN_HOUR = 20;

    private final Platform platform;
    private final RejectedMessageStore store;
    private final HourBudget budget;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final AtomicBoolean flushing = new AtomicBoolean();
    private List<RejectedMessage> waiting = new ArrayList<>();

    public RejectedMessages(Platform platform) {
        this.platform = platform;
        this.store = new RejectedMessageStore(platform.database());
        this.budget = new HourBudget(platform.clock());
    }

    /** Begins to store what is kept. Called once. */
    public Future<Void> start() {
        platform.vertx().setPeriodic(FLUSH_MILLIS, timer -> flush());
        return Future.succeededFuture();
    }

    /**
     * Whose message it is.
     *
     * @param homeId null when the sender is unknown
     * @param deviceId null when the sender is unknown
     * @param isProven false for one who named a device and could not prove to be it
     */
    public record Sender(@Nullable String homeId, @Nullable String deviceId, boolean isProven) {
        /** Somebody who named no device that is registered. */
        public static final Sender UNKNOWN = new Sender(null, null, false);

        /** A device, or one who says so. */
        public static Sender of(KnownDevice device, boolean isProven) {
            return new Sender(device.homeId(), device.id(), isProven);
        }
    }

    /**
     * Keeps one message, soon. Returns at once and never fails; beyond the bounds the message is only counted.
     *
     * @param door {@code mqtt} or {@code http}
     * @param topic the MQTT topic or HTTP path
     * @param payload at least its first {@link #KEPT_PAYLOAD_BYTES}
     * @param bytes the length of the whole payload
     */
    public void keep(Sender sender, String door, String topic, String reason, Buffer payload, int bytes) {
        count(door, reason);
        if (!hasRoom() || !isWithinBudget(sender)) {
            return;
        }
        var message = RejectedMessage.of(sender, door, topic, reason, payload, bytes);
        synchronized (this) {
            waiting.add(message);
        }
    }

    /** Stores what waits now; for a clean stop. Never fails. */
    public Future<Void> flush() {
        if (!flushing.compareAndSet(false, true)) {
            return Future.succeededFuture();
        }
        var messages = take();
        return (messages.isEmpty() ? Future.<List<String>>succeededFuture(List.of()) : store.insert(messages))
                .onSuccess(homes -> homes.forEach(
                        home -> platform.bus().announce(Addresses.CHANGE_RECORDED, new ChangeRecorded(home))))
                .onFailure(cause -> {
                    LOG.atWarn().addKeyValue("error", cause.toString()).log("rejected messages wait to be kept");
                    putBack(messages);
                })
                .onComplete(done -> flushing.set(false))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private void count(String door, String reason) {
        var reasonClass = ReasonClass.of(reason).label();
        counters.computeIfAbsent(
                        door + ' ' + reasonClass,
                        name -> Counter.builder("mainswatch_rejected_messages")
                                .tag("door", door)
                                .tag("reason_class", reasonClass)
                                .register(platform.metrics()))
                .increment();
    }

    private boolean isWithinBudget(Sender sender) {
        boolean isClaim = sender.deviceId() != null && !sender.isProven();
        return isClaim
                ? budget.take("claims to be " + sender.deviceId(), MOST_CLAIMS_AN_HOUR)
                : budget.take(sender.deviceId(), RejectedMessageStore.MOST_ROWS_A_DEVICE_AND_HOUR);
    }

    private synchronized boolean hasRoom() {
        return waiting.size() < MOST_WAITING;
    }

    private synchronized List<RejectedMessage> take() {
        var taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }

    private synchronized void putBack(List<RejectedMessage> messages) {
        messages.addAll(waiting);
        waiting = messages;
    }
}
