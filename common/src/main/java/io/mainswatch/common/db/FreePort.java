package io.mainswatch.common.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port of the loopback address nobody listens on at the moment. */
public final class FreePort {
    private FreePort() {}

    /** One the system chose; somebody else may take it before it is used. */
    public static int find() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
