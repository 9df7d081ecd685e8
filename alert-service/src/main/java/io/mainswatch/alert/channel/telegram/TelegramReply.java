package io.mainswatch.alert.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.mainswatch.common.http.Json;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the Bot API answered, or that it did not.
 *
 * @param status the HTTP status; 0 when there was no answer
 * @param result the answer's result, missing unless it is ok
 * @param says in words, without anything secret
 * @param retryAfter how long Telegram asks us to wait, or zero
 * @param migratedTo the chat's new id, or 0
 * @param handedOver whether the request may have arrived: always true with an answer
 */
record TelegramReply(
        int status, JsonNode result, String says, Duration retryAfter, long migratedTo, boolean handedOver) {
    private static final int LONGEST = 200;
    /** An answer may ask for any wait; longer than this is taken as a mistake. */
    private static final long LONGEST_WAIT_SECONDS = 86_400;

    static TelegramReply of(int status, @Nullable Buffer body) {
        JsonNode answer = MissingNode.getInstance();
        try {
            answer = body == null ? answer : Json.MAPPER.readTree(body.getBytes());
        } catch (IOException notJson) {
            return new TelegramReply(status, answer, "an answer that is not JSON", Duration.ZERO, 0, true);
        }
        var says = answer.path("description").asText("");
        var parameters = answer.path("parameters");
        long wait = Math.min(
                LONGEST_WAIT_SECONDS, Math.max(0, parameters.path("retry_after").asLong(0)));
        return new TelegramReply(
                status,
                answer.path("ok").asBoolean(false) ? answer.path("result") : MissingNode.getInstance(),
                says.length() > LONGEST ? says.substring(0, LONGEST) : says,
                Duration.ofSeconds(wait),
                parameters.path("migrate_to_chat_id").asLong(0),
                true);
    }

    static TelegramReply none(String why, boolean handedOver) {
        return new TelegramReply(0, MissingNode.getInstance(), why, Duration.ZERO, 0, handedOver);
    }

    boolean isOk() {
        return status == 200 && !result.isMissingNode();
    }
}
