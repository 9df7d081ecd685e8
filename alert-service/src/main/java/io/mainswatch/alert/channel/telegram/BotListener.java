package io.mainswatch.alert.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.db.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what people say to the bot by long polling. Telegram serves one reader only, so the copy that holds the lock
 * reads. An update counts as read once it is answered: after a crash an answer may be given twice, never not at all.
 */
final class BotListener {
    private static final Logger LOG = LoggerFactory.getLogger(BotListener.class);
    private static final Duration POLL = Duration.ofSeconds(25);
    private static final Duration PATIENCE = POLL.plusSeconds(10);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 50;
    private static final int TRIES = 3;

    private final Database database;
    private final TelegramApi api;
    private final BotLease lease;
    private final BotCommands commands;
    private final String bot;
    private final ChatStore chats = new ChatStore();
    private long failing;
    private int failures;
    private boolean deaf;
    private boolean closing;

    BotListener(Database database, TelegramApi api, BotLease lease, BotCommands commands, String bot) {
        this.database = database;
        this.api = api;
        this.lease = lease;
        this.commands = commands;
        this.bot = bot;
    }

    /** One poll, if it is this copy's turn. Returns the pause before the next. */
    Future<Duration> turn() {
        return lease.hold()
                .compose(mine -> mine
                        ? chats.offset(database.pool(), bot).compose(this::poll)
                        : Future.succeededFuture(AFTER_FAILURE));
    }

    /** Gives the bot up; what fails from now on fails because we end. */
    Future<Void> close() {
        closing = true;
        return lease.release();
    }

    private Future<Duration> poll(long offset) {
        var request = new JsonObject()
                .put("offset", offset + 1)
                .put("limit", AT_ONCE)
                .put("timeout", POLL.toSeconds())
                .put("allowed_updates", new JsonArray().add("message"));
        return api.call("getUpdates", request, PATIENCE).compose(reply -> {
            hears(reply);
            if (!reply.isOk()) {
                return Future.succeededFuture(
                        reply.retryAfter().compareTo(AFTER_FAILURE) > 0 ? reply.retryAfter() : AFTER_FAILURE);
            }
            Future<Void> done = Future.succeededFuture();
            for (var update : reply.result()) {
                done = done.compose(ok -> take(update));
            }
            return done.map(Duration.ZERO);
        });
    }

    /** Said once when it begins and once when it is over: another reader of the same bot takes its updates away for good. */
    private void hears(TelegramReply reply) {
        if (!closing && deaf == reply.isOk()) {
            deaf = !reply.isOk();
            if (deaf) {
                LOG.atWarn()
                        .addKeyValue("status", reply.status())
                        .addKeyValue("error", reply.says())
                        .log("the bot cannot hear what people say to it");
            } else {
                LOG.info("the bot hears again");
            }
        }
    }

    /** An update that fails again and again is passed over: it must not keep the bot from hearing the others. */
    private Future<Void> take(JsonNode update) {
        long id = update.path("update_id").asLong();
        return Future.succeededFuture()
                .compose(begin -> reply(update.path("message")))
                .recover(cause -> {
                    failures = id == failing ? failures + 1 : 1;
                    failing = id;
                    LOG.atWarn()
                            .addKeyValue("updateId", id)
                            .addKeyValue("error", cause.toString())
                            .log("an update could not be answered");
                    return failures < TRIES ? Future.failedFuture(cause) : Future.succeededFuture();
                })
                .compose(ok -> chats.advance(database.pool(), bot, id));
    }

    private Future<Void> reply(JsonNode message) {
        return commands.answer(message)
                .compose(answer -> answer.isEmpty()
                        ? Future.succeededFuture()
                        : api.call(
                                        "sendMessage",
                                        new JsonObject()
                                                .put(
                                                        "chat_id",
                                                        message.path("chat")
                                                                .path("id")
                                                                .asLong())
                                                .put("text", answer.get()))
                                .mapEmpty());
    }
}
