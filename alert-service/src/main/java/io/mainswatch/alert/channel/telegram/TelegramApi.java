package io.mainswatch.alert.channel.telegram;

import io.mainswatch.common.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * The Bot API over HTTP. Its futures never fail: no answer is an answer, too. The token is part of every address, so
 * neither an address nor a client's own message ever leaves this class.
 */
final class TelegramApi {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WebClient client;
    private final String prefix;

    TelegramApi(Vertx vertx, Settings.Telegram settings) {
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                        .setUserAgentEnabled(false)
                        .setFollowRedirects(false));
        var base = settings.apiUrl().toString();
        this.prefix =
                (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/bot" + settings.token() + "/";
    }

    Future<TelegramReply> call(String method, JsonObject body) {
        return call(method, body, PATIENCE);
    }

    /** @param patience how long the whole answer may take */
    Future<TelegramReply> call(String method, JsonObject body, Duration patience) {
        return Future.succeededFuture()
                .compose(begin -> client.postAbs(prefix + method)
                        .timeout(patience.toMillis())
                        .sendJsonObject(body))
                .map(TelegramApi::reply)
                .otherwise(TelegramApi::noAnswer);
    }

    void close() {
        client.close();
    }

    private static TelegramReply reply(HttpResponse<Buffer> response) {
        return TelegramReply.of(response.statusCode(), response.bodyAsBuffer());
    }

    private static TelegramReply noAnswer(Throwable cause) {
        if (cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof IllegalStateException) {
            return TelegramReply.none("Telegram cannot be reached", false);
        }
        if (cause instanceof TimeoutException) {
            return TelegramReply.none("Telegram did not answer in time", true);
        }
        return TelegramReply.none(
                "the connection to Telegram broke: " + cause.getClass().getSimpleName(), true);
    }
}
