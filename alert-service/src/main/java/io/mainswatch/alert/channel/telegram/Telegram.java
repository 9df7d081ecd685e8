package io.mainswatch.alert.channel.telegram;

import io.mainswatch.alert.AlertMetrics;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.common.security.LinkCodes;
import io.mainswatch.common.security.Secrets;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HexFormat;

/** The Telegram channel of one copy of the service: its outbox, and the bot people talk to. */
public final class Telegram {
    /** A message that waits longer than this makes the service not ready: somebody should look. */
    private static final Duration OUTBOX_AGE = Duration.ofMinutes(15);

    private final Platform platform;
    private final TelegramApi sending;
    private final TelegramApi polling;
    private final Outbox outbox;
    private final BotListener listener;
    private boolean closed;

    public Telegram(Platform platform, AlertMetrics metrics) {
        var database = platform.database();
        var clock = platform.clock();
        var token = String.valueOf(platform.settings().telegram().token());
        this.platform = platform;
        this.sending = new TelegramApi(platform.vertx(), platform.settings().telegram());
        this.polling = new TelegramApi(platform.vertx(), platform.settings().telegram());
        this.outbox = new Outbox(platform.vertx(), database, clock, sending, metrics);
        this.listener = new BotListener(
                database,
                polling,
                new BotLease(database),
                new BotCommands(database, clock, new LinkCodes(platform.secrets())),
                bot(token));
    }

    /** Fails while a message has been waiting for too long: a readiness check. */
    public Future<Void> requireOutboxMoves() {
        return new DeliveryStore().oldest(platform.database().pool()).compose(oldest -> {
            var limit = platform.clock().now().minus(OUTBOX_AGE);
            return oldest.filter(at -> at.isBefore(limit)).isEmpty()
                    ? Future.succeededFuture()
                    : Future.failedFuture("a message has been waiting since " + oldest.get());
        });
    }

    /** Writes the settings' chats to the table. */
    public Future<Void> prepare() {
        return platform.database()
                .transaction(tx -> new ChatStore()
                        .followSettings(
                                tx,
                                platform.settings().telegram().chats(),
                                platform.clock().now()));
    }

    /** Sends what is due. */
    public Future<Duration> send() {
        return outbox.turn();
    }

    /** Reads what people said, waiting for it for a while. */
    public Future<Duration> listen() {
        return closed ? Future.succeededFuture(OUTBOX_AGE) : listener.turn();
    }

    /** Begins to end: breaks off the long poll, gives up the bot, sends nothing new. */
    public Future<Void> drain() {
        closed = true;
        outbox.drain();
        var givenUp = listener.close();
        polling.close();
        return givenUp;
    }

    /** Ends, when what was under way had its time. */
    public void close() {
        sending.close();
    }

    /** The bot's own number, which is no secret; a token without one is known by its digest. */
    private static String bot(String token) {
        int colon = token.indexOf(':');
        return colon > 0 ? token.substring(0, colon) : HexFormat.of().formatHex(Secrets.sha256(token), 0, 8);
    }
}
