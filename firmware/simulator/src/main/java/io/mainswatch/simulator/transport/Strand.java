package io.mainswatch.simulator.transport;

import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/** One connection over a {@link Wire}: the device's end and, once the server answered, the server's end. */
final class Strand {
    private final NetSocket device;
    private @Nullable NetSocket server;
    private boolean reaching;
    private boolean deviceGone;
    private boolean serverGone;

    Strand(NetSocket device) {
        this.device = device;
        device.pause();
        device.handler(bytes -> {
            if (server != null) {
                server.write(bytes);
            }
        });
    }

    boolean over() {
        return deviceGone || serverGone;
    }

    /** Takes the wire to the server and lets bytes flow, or lets them flow again. */
    void flow(NetClient net, Endpoint to) {
        if (deviceGone || serverGone) {
            hangUp();
        } else if (server != null) {
            server.resume();
            device.resume();
        } else if (!reaching) {
            reaching = true;
            net.connect(to.port(), to.host()).onComplete(this::reached, failure -> serverLost());
        }
    }

    private void reached(NetSocket socket) {
        server = socket;
        socket.handler(device::write);
        socket.closeHandler(closed -> serverLost());
        if (deviceGone) {
            socket.close();
        } else {
            device.resume();
        }
    }

    private void serverLost() {
        serverGone = true;
        device.close();
    }

    /** Nothing passes any more, yet neither end is told: what a lost internet connection looks like. */
    void hold() {
        device.pause();
        if (server != null) {
            server.pause();
        }
    }

    /** The device's end is gone; the server's end stays open until somebody can tell it. */
    void loseDevice() {
        deviceGone = true;
        device.close();
    }

    /** Closes both ends. */
    void hangUp() {
        loseDevice();
        if (server != null) {
            server.close();
        }
    }
}
