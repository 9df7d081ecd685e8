package io.mainswatch.endtoend.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A meter that never gives up on a slow server: MQTT 3.1.1 on a plain socket, where each packet is the test's own doing
 * and a PINGRESP that does not come is no reason to leave.
 */
public final class PatientMeter implements AutoCloseable {
    private static final int CONNECT = 0x10;
    private static final int CONNACK = 0x20;
    private static final int PUBLISH_QOS_1 = 0x32;
    private static final int PUBACK = 0x40;
    private static final int PINGREQ = 0xc0;
    /** User, password, a retained will of QoS 1, clean session. */
    private static final int FLAGS = 0xee;

    private final String id;
    private final Socket socket;
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    private volatile boolean welcomed;
    private volatile boolean ended;

    public PatientMeter(int port, String id, String secret, int keepAliveSeconds) {
        this.id = id;
        try {
            socket = new Socket("127.0.0.1", port);
            var hello = new ByteArrayOutputStream();
            text(hello, "MQTT");
            hello.write(4);
            hello.write(FLAGS);
            number(hello, keepAliveSeconds);
            text(hello, id);
            text(hello, "dev/" + id + "/status");
            text(hello, "Offline");
            text(hello, id);
            text(hello, secret);
            send(CONNECT, hello);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var reader = new Thread(this::read, "patient-meter");
        reader.setDaemon(true);
        reader.start();
    }

    public boolean isWelcomed() {
        return welcomed;
    }

    /** Whether the server has closed the connection, or broken it. */
    public boolean isEnded() {
        return ended;
    }

    public void ping() {
        send(PINGREQ, new ByteArrayOutputStream());
    }

    /** Publishes a reading of so many watts; {@code number}, from 1 to 65,535, is the packet's own. */
    public void reading(int number, long atMillis, int watts) {
        var packet = new ByteArrayOutputStream();
        text(packet, "dev/" + id + "/pzem/metrics");
        number(packet, number);
        packet.writeBytes(("{\"power\":" + watts + ",\"ts\":" + atMillis + "}").getBytes(UTF_8));
        send(PUBLISH_QOS_1, packet);
    }

    /** The numbers whose PUBACK came. */
    public Set<Integer> acknowledged() {
        return acknowledged;
    }

    private void send(int type, ByteArrayOutputStream content) {
        var packet = new ByteArrayOutputStream();
        packet.write(type);
        int left = content.size();
        do {
            packet.write(left > 127 ? left & 127 | 128 : left);
            left >>= 7;
        } while (left > 0);
        packet.writeBytes(content.toByteArray());
        try {
            socket.getOutputStream().write(packet.toByteArray());
        } catch (IOException gone) {
            ended = true;
        }
    }

    /** Everything a server says to a meter that subscribes to nothing is shorter than 128 bytes. */
    private void read() {
        try (var in = new DataInputStream(socket.getInputStream())) {
            while (true) {
                int type = in.readUnsignedByte();
                var content = in.readNBytes(in.readUnsignedByte());
                if (type == CONNACK) {
                    welcomed = content[1] == 0;
                } else if (type == PUBACK) {
                    acknowledged.add((content[0] & 255) << 8 | content[1] & 255);
                }
            }
        } catch (IOException gone) {
            ended = true;
        }
    }

    private static void text(ByteArrayOutputStream out, String text) {
        number(out, text.length());
        out.writeBytes(text.getBytes(UTF_8));
    }

    private static void number(ByteArrayOutputStream out, int number) {
        out.write(number >> 8);
        out.write(number);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
