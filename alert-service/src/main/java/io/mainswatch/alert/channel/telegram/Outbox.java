package io.mainswatch.alert.channel.telegram;

import io.mainswatch.alert.AlertMetrics;
import io.mainswatch.common.db.Database;
import io.mainswatch.common.time.Clock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is queued: claims one message, hands it to Telegram, stores the answer, and so on. Whatever happens between
 * these steps, the message is not lost; only one whose answer was not stored is sent again, and says so.
 */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    /** A power cut that was over this long ago is history, not news. */
    private static final Duration GIVE_UP = Duration.ofDays(7);
    /** Messages in one turn, so that a turn ends. */
    private static final int A_TURN = 25;

    /** One chat that Telegram answers slowly holds up no other. */
    private static final int LANES = 3;

    /** One a second, so that all of them end before the claim does. */
    private static final int STORE_TRIES = 8;

    private static final Duration IDLE = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Database database;
    private final Clock clock;
    private final TelegramApi api;
    private final AlertMetrics metrics;
    private final DeliveryStore deliveries = new DeliveryStore();
    private final ChatStore chats = new ChatStore();
    private boolean draining;

    Outbox(Vertx vertx, Database database, Clock clock, TelegramApi api, AlertMetrics metrics) {
        this.vertx = vertx;
        this.database = database;
        this.clock = clock;
        this.api = api;
        this.metrics = metrics;
    }

    /** Claims nothing more; what is under way is finished. */
    void drain() {
        draining = true;
    }

    /** Sends what is due. Returns after how long more may be. */
    Future<Duration> turn() {
        var lanes = IntStream.range(0, LANES).mapToObj(lane -> send(A_TURN)).toList();
        return Future.all(lanes)
                .map(all -> lanes.stream().anyMatch(lane -> lane.result()))
                .compose(more -> more
                        ? Future.succeededFuture(Duration.ZERO)
                        : deliveries
                                .next(database.pool())
                                .map(next -> next.map(at -> Duration.between(clock.now(), at))
                                        .filter(wait -> !wait.isNegative())
                                        .orElse(IDLE)));
    }

    private Future<Boolean> send(int left) {
        if (left == 0 || draining) {
            return Future.succeededFuture(!draining);
        }
        return database.transaction(tx -> deliveries.claim(tx, clock.now()))
                .compose(claimed -> claimed.isEmpty()
                        ? Future.succeededFuture(false)
                        : api.call("sendMessage", claimed.get().request())
                                .compose(reply -> store(claimed.get(), reply))
                                .compose(ok -> send(left - 1)));
    }

    private Future<Void> store(Delivery delivery, TelegramReply reply) {
        var outcome = SendOutcome.of(
                reply, delivery.attempts(), ThreadLocalRandom.current().nextDouble());
        metrics.delivered(outcome.word());
        var now = clock.now();
        if (outcome instanceof SendOutcome.Sent sent) {
            metrics.dwelt(Duration.between(delivery.createdAt(), now));
            return kept(() -> deliveries.sent(database.pool(), delivery, now, sent.messageId()), STORE_TRIES);
        }
        if (outcome instanceof SendOutcome.Moved moved) {
            return moved(delivery, moved.chatId(), now);
        }
        if (outcome instanceof SendOutcome.Refused refused) {
            return refused(delivery, refused, now);
        }
        return retry(delivery, (SendOutcome.Retry) outcome, now);
    }

    /** What Telegram took must be written down, or it would be sent again: a database that pauses is waited for. */
    private Future<Void> kept(Supplier<Future<Void>> storing, int tries) {
        return storing.get()
                .recover(cause -> tries <= 1
                        ? Future.failedFuture(cause)
                        : vertx.timer(1, TimeUnit.SECONDS).compose(later -> kept(storing, tries - 1)));
    }

    private Future<Void> retry(Delivery delivery, SendOutcome.Retry retry, Instant now) {
        if (delivery.createdAt().plus(GIVE_UP).isBefore(now)) {
            return deliveries.failed(database.pool(), delivery, "given up after 7 days: " + retry.error());
        }
        var at = now.plus(retry.after());
        LOG.atInfo()
                .addKeyValue("deliveryId", delivery.id())
                .addKeyValue("attempts", delivery.attempts())
                .addKeyValue("error", retry.error())
                .log("a message could not be sent yet");
        boolean alone = retry.perhapsItself() && delivery.attempts() >= DeliveryStore.PATIENT_TRIES;
        return deliveries
                .retry(database.pool(), delivery, at, retry.error(), retry.uncertain())
                .compose(ok -> alone
                        ? Future.succeededFuture()
                        : deliveries.holdBack(database.pool(), delivery.recipient(), at));
    }

    private Future<Void> refused(Delivery delivery, SendOutcome.Refused refused, Instant now) {
        LOG.atWarn()
                .addKeyValue("deliveryId", delivery.id())
                .addKeyValue("chatId", delivery.recipient())
                .addKeyValue("error", refused.error())
                .log("Telegram refuses a message for good");
        return database.transaction(tx -> deliveries
                .failed(tx, delivery, refused.error())
                .compose(ok -> refused.chatIsGone()
                        ? chats.disable(tx, Long.parseLong(delivery.recipient()), refused.error(), now)
                                .compose(done -> deliveries.abandon(tx, delivery.recipient(), refused.error()))
                        : Future.succeededFuture()));
    }

    private Future<Void> moved(Delivery delivery, long to, Instant now) {
        return database.transaction(tx -> chats.move(tx, Long.parseLong(delivery.recipient()), to)
                .compose(ok -> deliveries.readdress(tx, delivery.recipient(), String.valueOf(to), now)));
    }
}
