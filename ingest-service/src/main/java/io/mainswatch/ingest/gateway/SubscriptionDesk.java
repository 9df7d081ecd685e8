package io.mainswatch.ingest.gateway;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.ingest.protocol.DeviceTopic;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttUnsubAckReasonCode;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers SUBSCRIBE and UNSUBSCRIBE, then sends the retained messages that were asked for. */
final class SubscriptionDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionDesk.class);
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final Vertx vertx;
    private final Pool pool;
    private final Copies copies;
    private final Consumer<Session> onSubscribed;
    private final RetainedQueries retained = new RetainedQueries();

    /** @param onSubscribed called for each device that has asked for something */
    SubscriptionDesk(Vertx vertx, Pool pool, Copies copies, Consumer<Session> onSubscribed) {
        this.vertx = vertx;
        this.pool = pool;
        this.copies = copies;
        this.onSubscribed = onSubscribed;
    }

    void subscribe(Session session, MqttSubscribeMessage message) {
        var codes = new ArrayList<MqttSubAckReasonCode>();
        var wanted = new ArrayList<Replay>();
        for (var wish : message.topicSubscriptions()) {
            codes.add(grant(session, wish, wanted));
        }
        acknowledge(session, message.messageId(), codes);
        wanted.forEach(replay -> session.replays = session.replays.compose(done -> replay(session, replay, "")));
        if (session.visitor instanceof Visitor.Device) {
            onSubscribed.accept(session);
        }
    }

    void unsubscribe(Session session, MqttUnsubscribeMessage message) {
        var codes = new ArrayList<MqttUnsubAckReasonCode>();
        for (var text : message.topics()) {
            var filter = session.subscriptions.remove(text);
            if (filter != null) {
                copies.unsubscribe(session, filter);
            }
            codes.add(filter == null ? MqttUnsubAckReasonCode.NO_SUBSCRIPTION_EXISTED : MqttUnsubAckReasonCode.SUCCESS);
        }
        session.endpoint.unsubscribeAcknowledge(message.messageId(), codes, MqttProperties.NO_PROPERTIES);
    }

    private record Replay(TopicFilter filter, int qos) {}

    private MqttSubAckReasonCode grant(Session session, MqttTopicSubscription wish, List<Replay> wanted) {
        if (wish.topicName().startsWith("$share/")) {
            return MqttSubAckReasonCode.SHARED_SUBSCRIPTIONS_NOT_SUPPORTED;
        }
        TopicFilter filter;
        try {
            filter = TopicFilter.of(wish.topicName());
        } catch (Failure mistake) {
            return MqttSubAckReasonCode.TOPIC_FILTER_INVALID;
        }
        if (!isAllowed(session, filter)) {
            return MqttSubAckReasonCode.NOT_AUTHORIZED;
        }
        boolean isNew = session.subscriptions.qos(filter.text()) == Subscriptions.NONE;
        int qos = Math.min(wish.qualityOfService().value(), MqttQoS.AT_LEAST_ONCE.value());
        if (!session.subscriptions.add(filter, qos)) {
            return MqttSubAckReasonCode.QUOTA_EXCEEDED;
        }
        copies.subscribe(session, filter, qos);
        if (wantsRetained(wish, isNew)) {
            wanted.add(new Replay(filter, qos));
        }
        return qos == 0 ? MqttSubAckReasonCode.GRANTED_QOS0 : MqttSubAckReasonCode.GRANTED_QOS1;
    }

    /** A device only below its own name; a person anything but the broker's inside. */
    private static boolean isAllowed(Session session, TopicFilter filter) {
        return session.visitor instanceof Visitor.Device
                ? filter.text().startsWith(DeviceTopic.prefix(session.clientId()))
                : !filter.text().startsWith("$");
    }

    private static boolean wantsRetained(MqttTopicSubscription wish, boolean isNew) {
        var option = wish.subscriptionOption();
        var policy = option == null ? RetainedHandlingPolicy.SEND_AT_SUBSCRIBE : option.retainHandling();
        return switch (policy) {
            case SEND_AT_SUBSCRIBE -> true;
            case SEND_AT_SUBSCRIBE_IF_NOT_YET_EXISTS -> isNew;
            case DONT_SEND_AT_SUBSCRIBE -> false;
        };
    }

    /** MQTT 3.1.1 knows one code for every refusal. */
    private static void acknowledge(Session session, int messageId, List<MqttSubAckReasonCode> codes) {
        var said = session.speaks5()
                ? codes
                : codes.stream()
                        .map(code -> code.isError() ? MqttSubAckReasonCode.UNSPECIFIED_ERROR : code)
                        .toList();
        session.endpoint.subscribeAcknowledge(messageId, said, MqttProperties.NO_PROPERTIES);
    }

    /** Sends page after page, each when the client has taken what came before. Never fails. */
    private Future<Void> replay(Session session, Replay replay, String lastTopic) {
        return room(session)
                .compose(isThere -> isThere ? page(session, replay, lastTopic) : Future.succeededFuture())
                .otherwise(cause -> {
                    LOG.atWarn()
                            .addKeyValue("clientId", session.clientId())
                            .addKeyValue("error", cause.toString())
                            .log("retained messages could not be read");
                    return null;
                });
    }

    private Future<Void> page(Session session, Replay replay, String lastTopic) {
        return retained.after(pool, replay.filter().prefix(), lastTopic, session.visitor.homeId())
                .compose(page -> {
                    for (var kept : page) {
                        if (replay.filter().matches(kept.topic())) {
                            session.outbox.send(kept.topic(), kept.payload(), Math.min(replay.qos(), kept.qos()), true);
                        }
                    }
                    return page.size() == RetainedQueries.PAGE
                            ? replay(session, replay, page.get(page.size() - 1).topic())
                            : Future.succeededFuture();
                });
    }

    /** Waits until more can be sent at leisure; false when the client is gone. */
    private Future<Boolean> room(Session session) {
        boolean isThere = session.flow.channel().isActive();
        return !isThere || session.outbox.hasRoom()
                ? Future.succeededFuture(isThere)
                : vertx.timer(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS).compose(later -> room(session));
    }
}
