package io.mainswatch.benchmark.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * One device: a connection that keeps {@code window} messages unacknowledged. A window of 0 connects and stays idle.
 * Used by one thread.
 */
final class LoadClient {
    private static final int RING = 1 << 16;
    private static final int KEEP_ALIVE_SECONDS = 600;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Packets.Template message;
    private final LoadTally tally;
    private final int window;
    private final long[] sentAt;
    private final ByteBuffer in = ByteBuffer.allocateDirect(1_024);
    private final ByteBuffer out;
    private int unacknowledged;
    private int packetId;
    private long stampMillis;
    private boolean accepted;

    LoadClient(Selector selector, InetSocketAddress server, Login login, int window, LoadTally tally)
            throws IOException {
        this.tally = tally;
        this.window = window;
        this.message = Packets.metrics(login.deviceId(), 264.6f);
        this.out = ByteBuffer.allocateDirect(Math.max(512, window * message.length()));
        this.sentAt = new long[window == 0 ? 0 : Integer.highestOneBit(window) << 2];
        // Behind now by an hour: a run at full speed may not overtake the server's clock by more than it allows.
        this.stampMillis = System.currentTimeMillis() - 3_600_000;
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(server);
        key = channel.register(selector, SelectionKey.OP_CONNECT, this);
        out.put(Packets.connect(login.deviceId(), login.secret(), KEEP_ALIVE_SECONDS));
    }

    /** Who a client says it is; an empty secret connects without a user name. */
    record Login(String deviceId, String secret) {}

    void ready() throws IOException {
        if (key.isConnectable() && channel.finishConnect()) {
            flush();
        }
        if (key.isReadable()) {
            read();
        }
        if (key.isValid() && key.isWritable()) {
            flush();
        }
    }

    void close() throws IOException {
        channel.close();
    }

    private void read() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("the server closed the connection");
        }
        in.flip();
        while (in.remaining() >= 2 && in.remaining() >= 2 + in.get(in.position() + 1)) {
            packet();
        }
        in.compact();
        fill();
    }

    private void packet() {
        int type = (in.get() & 0xF0) >> 4;
        int length = in.get();
        if (type == Packets.PUBACK) {
            int id = (in.get() & 0xFF) << 8 | in.get() & 0xFF;
            tally.acknowledged(sentAt[id & sentAt.length - 1]);
            unacknowledged--;
        } else {
            if (type == Packets.CONNACK) {
                int code = in.get(in.position() + 1);
                accepted = code == 0;
                tally.connected(accepted);
            }
            in.position(in.position() + length);
        }
    }

    private void fill() throws IOException {
        while (accepted && unacknowledged < window && out.remaining() >= message.length() && tally.wantsMore()) {
            packetId = packetId % (RING - 1) + 1;
            sentAt[packetId & sentAt.length - 1] = System.nanoTime();
            message.write(out, packetId, stampMillis++);
            unacknowledged++;
        }
        flush();
    }

    private void flush() throws IOException {
        out.flip();
        channel.write(out);
        boolean rest = out.hasRemaining();
        out.compact();
        key.interestOps(rest ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }
}
