package io.mainswatch.ingest.rejected;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.ChangeRecorded;
import io.mainswatch.common.platform.Platform;
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

    private static final int MOST_WAITING = 2_000;

    private final Platform platform;
    private final RejectedMessageStore store;
    private final HourBudget budget;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final AtomicBoolean flushing = new AtomicBoolean();
    private List<RejectedMessage> waiting = new ArrayList<>();

    public RejectedMessages(Platform platform) {
        this.platform = platform;
        this.store = new RejectedMessageStore(platform.database());
        this.budget = new HourBudget(platform.clock(), RejectedMessageStore.MOST_ROWS_A_DEVICE_AND_HOUR);
    }

    /** Begins to store what is kept. Called once. */
    public Future<Void> start() {
        platform.vertx().setPeriodic(FLUSH_MILLIS, timer -> flush());
        return Future.succeededFuture();
    }

    /**
     * Keeps one message, soon. Returns at once and never fails; beyond the bounds the message is only counted.
     *
     * @param homeId null when the sender is unknown
     * @param deviceId null when the sender is unknown
     * @param door {@code mqtt} or {@code http}
     * @param topic the MQTT topic or HTTP path
     */
    public void keep(
            @Nullable String homeId,
            @Nullable String deviceId,
            String door,
            String topic,
            String reason,
            Buffer payload) {
        count(door, reason);
        if (!hasRoom() || !budget.take(deviceId)) {
            return;
        }
        var message = RejectedMessage.of(homeId, deviceId, door, topic, reason, payload);
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
