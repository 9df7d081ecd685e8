package io.mainswatch.ingest.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.impl.MqttEndpointImpl;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;

/**
 * The one place that reaches below vertx-mqtt, to the socket's channel: its server endpoint can neither pause reading nor
 * let us keep time for keep-alive, see docs/adr/0002. {@link #requireReachable()} fails a start on a library that has
 * changed inside.
 */
final class SocketFlow {
    private static final String CONNECTION = "conn";
    private static final String LAST = "handler";
    private static final String TAP = "mainswatch";
    private static final String[] OWN_KEEP_ALIVE = {"idle", "keepAliveHandler"};

    private final Channel channel;
    private final ChannelHandlerContext tap;

    private SocketFlow(Channel channel, ChannelHandlerContext tap) {
        this.channel = channel;
        this.tap = tap;
    }

    /** @throws IllegalStateException when vertx-mqtt keeps its socket elsewhere than this class expects */
    static void requireReachable() {
        connectionField();
    }

    /**
     * Puts the tap between the decoder and the endpoint, and removes the endpoint's own keep-alive, which counts time
     * in which we did not listen.
     */
    static SocketFlow take(MqttEndpoint endpoint, ChannelHandler tap) {
        var pipeline = context(endpoint).pipeline();
        for (var name : OWN_KEEP_ALIVE) {
            if (pipeline.get(name) != null) {
                pipeline.remove(name);
            }
        }
        pipeline.addBefore(LAST, TAP, tap);
        return new SocketFlow(pipeline.channel(), pipeline.context(TAP));
    }

    Channel channel() {
        return channel;
    }

    /** Where messages for the client are written: above the encoder. */
    ChannelHandlerContext out() {
        return tap;
    }

    /** Stops taking bytes from the socket; TCP then holds the client back. */
    void pause() {
        channel.config().setAutoRead(false);
    }

    void resume() {
        channel.config().setAutoRead(true);
    }

    private static ChannelHandlerContext context(MqttEndpoint endpoint) {
        try {
            return ((NetSocketInternal) connectionField().get(endpoint)).channelHandlerContext();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the endpoint's socket is out of reach", e);
        }
    }

    private static Field connectionField() {
        return Reached.FIELD;
    }

    /** Looked up once. */
    private static final class Reached {
        static final Field FIELD = find();

        private static Field find() {
            try {
                var field = MqttEndpointImpl.class.getDeclaredField(CONNECTION);
                if (!NetSocketInternal.class.isAssignableFrom(field.getType())) {
                    throw new IllegalStateException("this vertx-mqtt keeps something else as its socket");
                }
                field.setAccessible(true);
                return field;
            } catch (NoSuchFieldException | InaccessibleObjectException e) {
                throw new IllegalStateException("this vertx-mqtt hides its socket", e);
            }
        }
    }
}
