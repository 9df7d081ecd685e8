package io.mainswatch.benchmark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Many devices on one thread and one selector. */
public final class Load implements AutoCloseable {
    private final Selector selector;
    private final LoadTally tally = new LoadTally();
    private final List<LoadClient> clients = new ArrayList<>();
    private int lost;

    public Load() throws IOException {
        selector = Selector.open();
    }

    /** Connects every device and waits until each is accepted or refused; the answer is how long that took. */
    public Duration connect(InetSocketAddress server, Map<String, String> secrets, int window, Duration patience)
            throws IOException {
        long from = System.nanoTime();
        int expected = clients.size() + secrets.size();
        for (var login : secrets.entrySet()) {
            clients.add(new LoadClient(
                    selector, server, new LoadClient.Login(login.getKey(), login.getValue()), window, tally));
        }
        long deadline = from + patience.toNanos();
        while (tally.connected() + tally.refused() + lost < expected && System.nanoTime() < deadline) {
            turn(100);
        }
        return Duration.ofNanos(System.nanoTime() - from);
    }

    /** Runs for a while uncounted, then counted. */
    public LoadResult run(Duration warmUp, Duration counted) throws IOException {
        turnFor(warmUp);
        tally.count(true);
        long from = System.nanoTime();
        turnFor(counted);
        var result = tally.result(System.nanoTime() - from);
        tally.count(false);
        tally.stopSending();
        return result;
    }

    /** Keeps idle connections served for a while. */
    public void idle(Duration time) throws IOException {
        turnFor(time);
    }

    public int connected() {
        return tally.connected();
    }

    /** Connections the server refused or broke. */
    public int lost() {
        return lost + tally.refused();
    }

    private void turnFor(Duration time) throws IOException {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            turn(50);
        }
    }

    private void turn(long millis) throws IOException {
        selector.select(
                key -> {
                    try {
                        ((LoadClient) key.attachment()).ready();
                    } catch (IOException broken) {
                        lost++;
                        key.cancel();
                        closeQuietly((LoadClient) key.attachment());
                    }
                },
                millis);
    }

    private static void closeQuietly(LoadClient client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (var client : clients) {
            client.close();
        }
        selector.close();
    }
}
