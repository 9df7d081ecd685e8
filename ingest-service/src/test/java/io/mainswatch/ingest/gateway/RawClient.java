package io.mainswatch.ingest.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
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
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client that does nothing by itself: every packet it sends is the test's, every packet it gets is shown. */
final class RawClient implements AutoCloseable {
    private static final EventLoopGroup LOOPS = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private static final long PATIENCE_SECONDS = 20;
    private static final int ANY_SIZE = 1 << 20;

    private final BlockingQueue<MqttMessage> received = new LinkedBlockingQueue<>();
    private final Channel channel;
    private MqttVersion version = MqttVersion.MQTT_3_1_1;
    private int keepAliveSeconds = 60;
    private String willTopic;
    private String willText;
    private int packetId;

    private RawClient(int port) {
        channel = new Bootstrap()
                .group(LOOPS)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel opened) {
                        opened.pipeline().addLast(MqttEncoder.INSTANCE, new MqttDecoder(ANY_SIZE), new Receiver());
                    }
                })
                .connect("127.0.0.1", port)
                .syncUninterruptibly()
                .channel();
    }

    static RawClient to(int port) {
        return new RawClient(port);
    }

    RawClient version5() {
        version = MqttVersion.MQTT_5;
        return this;
    }

    RawClient keepAlive(int seconds) {
        keepAliveSeconds = seconds;
        return this;
    }

    /** A retained will, QoS 1. */
    RawClient will(String topic, String text) {
        willTopic = topic;
        willText = text;
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
        var connect = MqttMessageBuilders.connect()
                .protocolVersion(version)
                .clientId(clientId)
                .cleanSession(true)
                .keepAlive(keepAliveSeconds);
        if (user != null) {
            connect.hasUser(true).username(user);
        }
        if (password != null) {
            connect.hasPassword(true).password(password.getBytes(UTF_8));
        }
        if (willTopic != null) {
            connect.willFlag(true)
                    .willTopic(willTopic)
                    .willMessage(willText.getBytes(UTF_8))
                    .willQoS(MqttQoS.AT_LEAST_ONCE)
                    .willRetain(true);
        }
        return connect.build();
    }

    /** Publishes and returns the packet's id. */
    int publish(String topic, String text, int qos) {
        return publish(topic, text, qos, false);
    }

    int publish(String topic, String text, int qos, boolean retain) {
        int id = qos == 0 ? 0 : ++packetId;
        send(publishPacket(topic, text, qos, retain, id, false));
        return id;
    }

    static MqttPublishMessage publishPacket(String topic, String text, int qos, boolean retain, int id, boolean again) {
        var payload = Unpooled.copiedBuffer(text, UTF_8);
        return new MqttPublishMessage(
                new MqttFixedHeader(MqttMessageType.PUBLISH, again, MqttQoS.valueOf(qos), retain, 0),
                new MqttPublishVariableHeader(topic, id),
                payload);
    }

    /** Publishes with QoS 1 and waits for its PUBACK; returns the reason code. */
    int publishAndWait(String topic, String text) {
        return publishAndWait(topic, text, false);
    }

    int publishAndWait(String topic, String text, boolean retain) {
        int id = publish(topic, text, 1, retain);
        var ack = nextOf(MqttMessageType.PUBACK);
        if (idOf(ack) != id) {
            throw new AssertionError("acknowledged " + idOf(ack) + " instead of " + id);
        }
        return reason(ack);
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
        send(new MqttMessage(
                new MqttFixedHeader(MqttMessageType.PUBREL, false, MqttQoS.AT_LEAST_ONCE, false, 0),
                MqttMessageIdVariableHeader.from(id)));
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

    Heard nextPublish() {
        return Heard.of((MqttPublishMessage) nextOf(MqttMessageType.PUBLISH));
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

    static int idOf(MqttMessage message) {
        return ((MqttMessageIdVariableHeader) message.variableHeader()).messageId();
    }

    static int reason(MqttMessage message) {
        if (message.variableHeader() instanceof MqttPubReplyMessageVariableHeader reply) {
            return reply.reasonCode() & 0xff;
        }
        if (message.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader reply) {
            return reply.reasonCode() & 0xff;
        }
        return 0;
    }

    private static void assertAccepted(MqttConnectReturnCode code) {
        if (code != MqttConnectReturnCode.CONNECTION_ACCEPTED) {
            throw new AssertionError("not let in: " + code);
        }
    }

    /** A message as it came. */
    record Heard(String topic, String text, int qos, boolean retained, int id) {
        static Heard of(MqttPublishMessage message) {
            return new Heard(
                    message.variableHeader().topicName(),
                    message.payload().toString(UTF_8),
                    message.fixedHeader().qosLevel().value(),
                    message.fixedHeader().isRetain(),
                    message.variableHeader().packetId());
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
