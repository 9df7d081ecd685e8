package io.mainswatch.common.platform;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import io.mainswatch.common.config.Settings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How copies of the services find each other and speak: Hazelcast for membership, the event bus for facts. */
final class Cluster {
    private static final String KUBERNETES = "kubernetes:";
    private static final Duration JOIN_PATIENCE = Duration.ofMinutes(1);

    private Cluster() {}

    /** Joins the cluster. Blocks until the other members answered or are known to be absent. */
    static Vertx join(VertxBuilder builder, VertxOptions options, Settings.Cluster settings) throws IOException {
        options.setEventBusOptions(bus(settings));
        ClusterManager members = new HazelcastClusterManager(hazelcast(settings));
        return Blocking.on(builder.with(options).withClusterManager(members).buildClustered(), JOIN_PATIENCE);
    }

    private static EventBusOptions bus(Settings.Cluster settings) throws IOException {
        var bus = new EventBusOptions().setHost(settings.bindAddress()).setClusterPublicHost(settings.bindAddress());
        secure(bus, settings.certificate());
        return bus;
    }

    /** Every member shows a certificate of the home's own authority and asks for one; names do not matter. */
    private static void secure(EventBusOptions bus, @Nullable Path pemFile) throws IOException {
        if (pemFile == null) {
            return;
        }
        var pem = Buffer.buffer(Files.readAllBytes(pemFile));
        bus.setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions().addCertValue(pem).addKeyValue(pem))
                .setTrustOptions(new PemTrustOptions().addCertValue(pem))
                .setClientAuth(ClientAuth.REQUIRED);
    }

    private static Config hazelcast(Settings.Cluster settings) {
        var config = new Config()
                .setClusterName("mainswatch")
                .setProperty("hazelcast.logging.type", "slf4j")
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.socket.bind.any", "false");
        var network = config.getNetworkConfig();
        network.setPort(ownPort(settings)).setPortAutoIncrement(true);
        network.getInterfaces().setEnabled(true).addInterface(settings.bindAddress());
        join(network.getJoin(), settings);
        return config;
    }

    /** The lowest port the list of members gives to our own address: copies on one machine take the next ones. */
    private static int ownPort(Settings.Cluster settings) {
        var own = settings.bindAddress() + ":";
        return settings.members().stream()
                .filter(member -> member.startsWith(own))
                .map(member -> member.substring(own.length()))
                .filter(port -> port.matches("\\d{1,5}"))
                .mapToInt(Integer::parseInt)
                .min()
                .orElse(NetworkConfig.DEFAULT_PORT);
    }

    private static void join(JoinConfig join, Settings.Cluster settings) {
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        var first = settings.members().get(0);
        if (first.startsWith(KUBERNETES)) {
            join.getKubernetesConfig()
                    .setEnabled(true)
                    .setProperty("service-dns", first.substring(KUBERNETES.length()));
        } else {
            join.getTcpIpConfig().setEnabled(true).setMembers(settings.members());
        }
    }
}
