package io.mainswatch.alert.channel.telegram;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * One message to one chat, claimed by this copy.
 *
 * @param claimedAt the claim: an answer is stored only while it still holds
 * @param attempts this one included
 * @param answers the message of the same story it answers, or 0
 * @param repeated it may have arrived before
 */
record Delivery(
        long id,
        String recipient,
        Instant claimedAt,
        int attempts,
        String text,
        boolean silent,
        long answers,
        boolean repeated,
        Instant createdAt) {

    JsonObject request() {
        var request = new JsonObject()
                .put("chat_id", Long.parseLong(recipient))
                .put("text", repeated ? "(repeated: the first try may have reached you) " + text : text)
                .put("disable_notification", silent)
                .put("link_preview_options", new JsonObject().put("is_disabled", true));
        if (answers != 0) {
            request.put(
                    "reply_parameters",
                    new JsonObject().put("message_id", answers).put("allow_sending_without_reply", true));
        }
        return request;
    }
}
