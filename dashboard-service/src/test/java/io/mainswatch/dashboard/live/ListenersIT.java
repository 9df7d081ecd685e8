package io.mainswatch.dashboard.live;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.dashboard.testing.Listener;
import io.mainswatch.dashboard.testing.RunningDashboard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Many who listen, and one who listens badly. */
final class ListenersIT {
    @Test
    void whoever_comes_when_all_places_are_taken_is_told_to_come_later() throws IOException {
        try (var dashboard = RunningDashboard.start()) {
            var sockets = new ArrayList<Socket>();
            for (int i = 0; i < LiveHub.MOST_STREAMS; i++) {
                sockets.add(listen(dashboard));
            }
            var streams = dashboard
                    .test()
                    .platform()
                    .metrics()
                    .get("mainswatch_live_streams")
                    .gauge();
            Await.until("all places are taken", () -> streams.value() == LiveHub.MOST_STREAMS);

            assertThat(dashboard.get("/live").status()).isEqualTo(429);

            sockets.get(0).close();

            Await.until("a place is free", () -> {
                try (var listener = Listener.open(dashboard)) {
                    return true;
                } catch (AssertionError full) {
                    return false;
                }
            });
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void a_browser_that_does_not_read_keeps_nobody_waiting_and_misses_no_change() throws Exception {
        try (var dashboard = RunningDashboard.start();
                var slow = listen(dashboard);
                var quick = Listener.open(dashboard)) {
            var rows = dashboard.rows();
            rows.run("INSERT INTO device (id, home_id, name, kind, supply, credentials, cadence_seconds, grace_seconds)"
                    + " SELECT 'd-' || i, 'default', repeat('x', 90), 'meter', 'mains', 'secret', 30, 15"
                    + " FROM generate_series(1, 900) i");
            rows.run("INSERT INTO change (home_id, kind, subject)"
                    + " SELECT 'default', 'device', 'd-' || i FROM generate_series(1, 900) i");

            quick.await("device", "\"d-900\"");

            assertThat(read(slow, 900)).isEqualTo(900);
        }
    }

    @Test
    void the_first_reading_after_the_first_one_joined_is_told() {
        try (var dashboard = RunningDashboard.start()) {
            dashboard.rows().device("meter", "default");
            int channel = dashboard.rows().channel("meter", 1);
            try (var listener = Listener.open(dashboard)) {
                dashboard.rows().stored(channel, dashboard.clock().now(), 264.6f);

                listener.await("reading", "264.6");
            }
        }
    }

    private static Socket listen(RunningDashboard dashboard) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("127.0.0.1", dashboard.uri("/").getPort()));
        socket.getOutputStream()
                .write(("GET /api/v1/live HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                + RunningDashboard.ADMINISTRATOR + "\r\n\r\n")
                        .getBytes(US_ASCII));
        return socket;
    }

    /** How many device events there are to read. */
    private static int read(Socket socket, int most) throws IOException {
        int found = 0;
        socket.setSoTimeout(10_000);
        var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        while (found < most) {
            var line = reader.readLine();
            if (line == null) {
                break;
            }
            if (line.startsWith("event: device")) {
                found++;
            }
        }
        return found;
    }
}
