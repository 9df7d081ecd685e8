package io.mainswatch.ingest.gateway;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.ssl.SslContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that does nothing by itself: every packet it sends is the test's, every packet it gets is shown. */
final class RawClient implements AutoCloseable {
    private static final EventLoopGroup LOOPS = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private static final long PATIENCE_SECONDS = 20;
    private static final int ANY_SIZE = 1 << 20;

    private final BlockingQueue<MqttMessage> received = new LinkedBlockingQueue<>();
    private final Channel channel;
    private final Greeting greeting = new Greeting();
    private int packetId;

    private RawClient(int port, @Nullable SslContext tls) {
        channel = new Bootstrap()
                .group(LOOPS)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel opened) {
                        if (tls != null) {
                            opened.pipeline().addLast(tls.newHandler(opened.alloc(), "127.0.0.1", port));
                        }
                        opened.pipeline().addLast(MqttEncoder.INSTANCE, new MqttDecoder(ANY_SIZE), new Receiver());
                    }
                })
                .connect("127.0.0.1", port)
                .syncUninterruptibly()
                .channel();
    }

    static RawClient to(int port) {
        return new RawClient(port, null);
    }

    /** Over TLS, trusting what the context trusts. */
    static RawClient to(int port, SslContext tls) {
        return new RawClient(port, tls);
    }

    RawClient version5() {
        greeting.version5();
        return this;
    }

    RawClient largestPacket(int bytes) {
        greeting.largestPacket(bytes);
        return this;
    }

    RawClient keepAlive(int seconds) {
        greeting.keepAlive(seconds);
        return this;
    }

    /** A retained will, QoS 1. */
    RawClient will(String topic, String text) {
        greeting.will(topic, text);
        return this;
    }

    RawClient login(String deviceId, String secret) {
        assertAccepted(connect(deviceId, deviceId, secret));
        return this;
    }

    RawClient loginWithToken(String clientId, String token) {
        assertAccepted(connect(clientId, "token", token));
        return this;
    }

    MqttConnectReturnCode connect(String clientId, String user, String password) {
        send(connectPacket(clientId, user, password));
        return ((MqttConnAckMessage) next()).variableHeader().connectReturnCode();
    }

    MqttMessage connectPacket(String clientId, String user, String password) {
        return greeting.packet(clientId, user, password);
    }

    /** Publishes and returns the packet's id. */
    int publish(String topic, String text, int qos) {
        return publish(topic, text, qos, false);
    }

    int publish(String topic, String text, int qos, boolean retain) {
        int id = qos == 0 ? 0 : ++packetId;
        send(Packets.publish(topic, text, qos, retain, id, false));
        return id;
    }

    /** Publishes with QoS 1 and waits for its PUBACK; returns the reason code. */
    int publishAndWait(String topic, String text) {
        return publishAndWait(topic, text, false);
    }

    int publishAndWait(String topic, String text, boolean retain) {
        int id = publish(topic, text, 1, retain);
        var ack = nextOf(MqttMessageType.PUBACK);
        if (Packets.idOf(ack) != id) {
            throw new AssertionError("acknowledged " + Packets.idOf(ack) + " instead of " + id);
        }
        return Packets.reason(ack);
    }

    /** The granted QoS, or 128 and more for a refusal. */
    int subscribe(String filter, int qos) {
        send(MqttMessageBuilders.subscribe()
                .messageId(++packetId)
                .addSubscription(MqttQoS.valueOf(qos), filter)
                .build());
        return ((MqttSubAckMessage) nextOf(MqttMessageType.SUBACK))
                .payload()
                .reasonCodes()
                .get(0);
    }

    void puback(int id) {
        send(MqttMessageBuilders.pubAck().packetId(id).build());
    }

    void pubrel(int id) {
        send(Packets.pubrel(id));
    }

    void ping() {
        send(MqttMessage.PINGREQ);
    }

    void send(MqttMessage message) {
        channel.writeAndFlush(message);
    }

    void sendBytes(ByteBuf bytes) {
        channel.writeAndFlush(bytes);
    }

    /** The next packet of any kind. */
    MqttMessage next() {
        try {
            var message = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("nothing came" + (channel.isActive() ? "" : ": the connection is closed"));
            }
            return message;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    MqttMessage nextOf(MqttMessageType type) {
        var skipped = new ArrayList<MqttMessage>();
        while (true) {
            var message = next();
            if (message.fixedHeader().messageType() == type) {
                skipped.forEach(received::add);
                return message;
            }
            skipped.add(message);
        }
    }

    Packets.Heard nextPublish() {
        return Packets.Heard.of((MqttPublishMessage) nextOf(MqttMessageType.PUBLISH));
    }

    /** Everything that came so far. */
    List<MqttMessage> pending() {
        return List.copyOf(received);
    }

    boolean isOpen() {
        return channel.isActive();
    }

    /** Stops reading from the socket. */
    void stopReading() {
        channel.config().setAutoRead(false);
    }

    /** Ends the connection without a goodbye. */
    void cut() {
        channel.close().syncUninterruptibly();
    }

    void disconnect() {
        send(MqttMessage.DISCONNECT);
        channel.closeFuture().awaitUninterruptibly(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        cut();
    }

    private static void assertAccepted(MqttConnectReturnCode code) {
        if (code != MqttConnectReturnCode.CONNECTION_ACCEPTED) {
            throw new AssertionError("not let in: " + code);
        }
    }

    private final class Receiver extends SimpleChannelInboundHandler<MqttMessage> {
        Receiver() {
            super(false);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, MqttMessage message) {
            received.add(message);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
