package io.mainswatch.standalone;

import io.mainswatch.alert.AlertVerticle;
import io.mainswatch.common.config.Settings;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.dashboard.DashboardVerticle;
import io.mainswatch.ingest.IngestVerticle;
import io.mainswatch.relay.RelayVerticle;
import io.vertx.core.Deployable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The four services, in the order they start. */
public enum Services {
    /** What devices send. */
    INGEST("MAINSWATCH_MQTT_PORT", "MAINSWATCH_MQTTS_PORT", "MAINSWATCH_INGEST_PORT"),
    /** What silence means. */
    ALERT("MAINSWATCH_ALERT_PORT"),
    /** Switching. */
    RELAY("MAINSWATCH_RELAY_PORT"),
    /** The page and the API. */
    DASHBOARD("MAINSWATCH_DASHBOARD_PORT");

    private final List<String> ports;

    Services(String... ports) {
        this.ports = List.of(ports);
    }

    /**
     * Looks, before anything starts, whether other programs hold the ports these services need.
     *
     * @throws BindException naming every setting whose port is taken
     */
    public static void requireFreePorts(Settings settings, List<Services> services) throws BindException {
        var listen = settings.listen();
        var needed = services.stream()
                .flatMap(service -> service.ports.stream())
                .filter(name -> settings.tls() != null || !name.equals("MAINSWATCH_MQTTS_PORT"))
                .toList();
        var taken = new ArrayList<String>();
        listen.ports().forEach((name, port) -> {
            if (needed.contains(name) && port != 0 && isTaken(listen.address(), port)) {
                taken.add(name + ": port " + port + " is taken by another program, expected a free one");
            }
        });
        if (!taken.isEmpty()) {
            throw new BindException(String.join("\n", taken));
        }
    }

    private static boolean isTaken(String address, int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }

    /** All four. People are let in last, once everything behind the page works. */
    public static List<Function<Platform, Deployable>> all(Consumer<String> firstPassword) {
        return List.of(values()).stream()
                .map(service -> service.starter(firstPassword))
                .toList();
    }

    /** @param firstPassword told the administrator's password when one had to be made */
    public Function<Platform, Deployable> starter(Consumer<String> firstPassword) {
        return switch (this) {
            case INGEST -> IngestVerticle::new;
            case ALERT -> AlertVerticle::new;
            case RELAY -> RelayVerticle::new;
            case DASHBOARD -> platform -> new DashboardVerticle(platform, firstPassword);
        };
    }
}
