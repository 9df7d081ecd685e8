package io.mainswatch.ingest.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the decoder and vertx-mqtt's endpoint. PUBLISH goes straight to the session, without the copies and
 * objects made for it otherwise; everything else passes. What a client sends before its CONNACK waits here.
 */
final class PacketTap extends ChannelInboundHandlerAdapter {
    private static final int MOST_EARLY = 64;

    private final Deque<Object> early = new ArrayDeque<>();
    private @Nullable Listener listener;
    private @Nullable ChannelHandlerContext context;

    /** What the tap tells its session. */
    interface Listener {
        /** Anything at all came. */
        void heard();

        /** The message is released by the tap. */
        void publish(MqttPublishMessage message);

        /** Bytes that are no MQTT, or too many of them. */
        void undecodable(Throwable cause);

        void writable();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    /** The client is admitted: what it sent early comes first. */
    void admit(Listener session) {
        listener = session;
        if (context != null && !early.isEmpty()) {
            for (var message = early.poll(); message != null; message = early.poll()) {
                pass(context, message, session);
            }
            context.fireChannelReadComplete();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (listener != null) {
            pass(ctx, message, listener);
        } else if (early.size() < MOST_EARLY) {
            early.add(message);
        } else {
            ReferenceCountUtil.release(message);
            ctx.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        early.forEach(ReferenceCountUtil::release);
        early.clear();
        ctx.fireChannelInactive();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (listener != null && ctx.channel().isWritable()) {
            listener.writable();
        }
        ctx.fireChannelWritabilityChanged();
    }

    private static void pass(ChannelHandlerContext ctx, Object message, Listener listener) {
        listener.heard();
        if (message instanceof MqttMessage packet && packet.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            listener.undecodable(packet.decoderResult().cause());
        } else if (message instanceof MqttPublishMessage publish) {
            try {
                listener.publish(publish);
            } finally {
                publish.release();
            }
        } else {
            ctx.fireChannelRead(message);
        }
    }
}
