package io.mainswatch.common.platform;

import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import io.mainswatch.common.config.Settings;
import io.mainswatch.common.security.SecretBox;
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
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How copies of the services find each other and speak: Hazelcast for membership, the event bus for facts. Hazelcast's
 * own wire is in clear, so nothing but who is a member and who listens to which address crosses it; see docs/adr/0010.
 */
final class Cluster {
    private static final String KUBERNETES = "kubernetes:";
    private static final int NAME_BYTES = 16;
    private static final Duration JOIN_PATIENCE = Duration.ofMinutes(1);

    private Cluster() {}

    /**
     * Joins the cluster. Blocks until the other members answered or are known to be absent.
     *
     * @param secrets whose master key is the installation's: members of another one are not let in
     */
    static Vertx join(VertxBuilder builder, VertxOptions options, Settings.Cluster settings, SecretBox secrets)
            throws IOException {
        options.setEventBusOptions(bus(settings));
        ClusterManager members = new HazelcastClusterManager(hazelcast(settings, name(secrets)));
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

    private static String name(SecretBox secrets) {
        return "mainswatch-" + HexFormat.of().formatHex(secrets.sign("cluster"), 0, NAME_BYTES);
    }

    private static Config hazelcast(Settings.Cluster settings, String name) {
        var config = new Config()
                .setClusterName(name)
                .setProperty("hazelcast.logging.type", "slf4j")
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.socket.bind.any", "false");
        // Whoever reaches the port may send bytes to be read as objects: nothing but what members say is made of them.
        config.getSerializationConfig()
                .setJavaSerializationFilterConfig(new JavaSerializationFilterConfig()
                        .setWhitelist(new ClassFilter().addPrefixes("io.vertx.spi.cluster.hazelcast.")));
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
