package io.mainswatch.benchmark.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** MQTT 3.1.1 packets as bytes (OASIS MQTT 3.1.1, section 3). */
final class Packets {
    static final int CONNACK = 2;
    static final int PUBACK = 4;
    static final byte[] PINGREQ = {(byte) 0xC0, 0};

    private static final int USER_PASSWORD_CLEAN = 0xC2;

    private Packets() {}

    static byte[] connect(String clientId, String password, int keepAliveSeconds) {
        var body = new ByteArrayOutputStream();
        text(body, "MQTT");
        body.write(4);
        body.write(password.isEmpty() ? 2 : USER_PASSWORD_CLEAN);
        body.write(keepAliveSeconds >> 8);
        body.write(keepAliveSeconds);
        text(body, clientId);
        if (!password.isEmpty()) {
            text(body, clientId);
            text(body, password);
        }
        return packet(0x10, body.toByteArray());
    }

    /**
     * A PUBLISH at QoS 1 whose packet id and time stamp are filled in for each copy sent. The JSON is the contract's
     * {@code pzem/metrics} payload with {@code ts}.
     */
    static Template metrics(String deviceId, float watts) {
        var body = new ByteArrayOutputStream();
        text(body, "dev/" + deviceId + "/pzem/metrics");
        int idAt = body.size();
        body.write(0);
        body.write(0);
        body.writeBytes(("{\"voltage\":229.8,\"current\":1.2,\"power\":" + watts + ",\"ts\":").getBytes(UTF_8));
        int stampAt = body.size();
        body.writeBytes("0000000000000}".getBytes(UTF_8));
        byte[] whole = packet(0x32, body.toByteArray());
        int head = whole.length - body.size();
        return new Template(whole, head + idAt, head + stampAt);
    }

    private static byte[] packet(int first, byte[] body) {
        var out = new ByteArrayOutputStream();
        out.write(first);
        int rest = body.length;
        do {
            int digit = rest & 0x7F;
            rest >>= 7;
            out.write(rest > 0 ? digit | 0x80 : digit);
        } while (rest > 0);
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        out.write(bytes.length >> 8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    /** One message, ready but for its packet id and its time stamp. */
    static final class Template {
        private static final int STAMP_DIGITS = 13;

        private final byte[] bytes;
        private final int idAt;
        private final int stampAt;

        private Template(byte[] bytes, int idAt, int stampAt) {
            this.bytes = bytes;
            this.idAt = idAt;
            this.stampAt = stampAt;
        }

        int length() {
            return bytes.length;
        }

        void write(ByteBuffer out, int packetId, long stampMillis) {
            bytes[idAt] = (byte) (packetId >> 8);
            bytes[idAt + 1] = (byte) packetId;
            long rest = stampMillis;
            for (int i = STAMP_DIGITS - 1; i >= 0; i--) {
                bytes[stampAt + i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
            out.put(bytes);
        }
    }
}
