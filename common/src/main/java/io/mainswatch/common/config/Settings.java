package io.mainswatch.common.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything the environment may decide, read once. {@link #from} checks all of it and reports every mistake together,
 * so an operator mends ten mistakes with one restart.
 *
 * @param home where data is kept: the embedded database, generated keys
 * @param databaseUrl the PostgreSQL server to use, or null for the embedded one
 * @param masterKey encrypts device secrets at rest, or null for a key file in {@code home}
 * @param publicUrl where people reach the page, without a slash at its end, or null when nobody said
 * @param trustedProxies addresses and networks of the proxies that are believed about who asks
 * @param commitWindow how long an acknowledgement may wait for company, 0 to 10 s
 * @param cluster how copies find each other, or null when this program is alone
 * @param pictures where camera pictures are kept
 * @param warnings what is allowed and yet probably not meant, one line each
 */
public record Settings(
        Path home,
        @Nullable DatabaseUrl databaseUrl,
        @Nullable String masterKey,
        Listen listen,
        @Nullable Tls tls,
        Admin admin,
        Telegram telegram,
        @Nullable URI publicUrl,
        List<String> trustedProxies,
        Duration commitWindow,
        @Nullable Cluster cluster,
        PictureSettings pictures,
        List<String> warnings) {

    /** Where the services listen. Ports are 0 (any free port, for tests) to 65535. */
    public record Listen(
            String address,
            int mqttPort,
            int mqttsPort,
            int ingestPort,
            int dashboardPort,
            int alertPort,
            int relayPort) {

        /** Every port by the name of its setting. */
        public Map<String, Integer> ports() {
            var ports = new LinkedHashMap<String, Integer>();
            ports.put("MAINSWATCH_MQTT_PORT", mqttPort);
            ports.put("MAINSWATCH_MQTTS_PORT", mqttsPort);
            ports.put("MAINSWATCH_INGEST_PORT", ingestPort);
            ports.put("MAINSWATCH_DASHBOARD_PORT", dashboardPort);
            ports.put("MAINSWATCH_ALERT_PORT", alertPort);
            ports.put("MAINSWATCH_RELAY_PORT", relayPort);
            return ports;
        }
    }

    /** PEM files of this server's certificate chain and private key. */
    public record Tls(Path certificate, Path key) {}

    /** The first user's password and the automation's token, where the operator chose them. */
    public record Admin(@Nullable String password, @Nullable String apiToken) {
        @Override
        public String toString() {
            return "Admin[…]";
        }
    }

    /**
     * How Telegram is reached.
     *
     * @param token the bot's token, or null when Telegram is not used
     * @param apiUrl goes before {@code /bot<token>/<method>}
     * @param chats receive the default home's messages besides the chats linked by code
     */
    public record Telegram(@Nullable String token, URI apiUrl, List<Long> chats) {
        @Override
        public String toString() {
            return "Telegram[" + apiUrl + ", chats=" + chats + "]";
        }
    }

    /**
     * How copies of the services find and trust each other.
     *
     * @param members {@code host[:port]} of Hazelcast members, or one {@code kubernetes:<service>}
     * @param bindAddress the only address Hazelcast and the event bus listen on
     * @param certificate PEM file with this member's certificate, its private key and the authority's certificate, or
     *     null for an unencrypted bus on a network that is the operator's alone
     */
    public record Cluster(
            List<String> members,
            String bindAddress,
            @Nullable Path certificate) {}

    /**
     * Reads and checks the whole environment.
     *
     * @throws SettingsException naming every setting that is wrong
     */
    public static Settings from(Map<String, String> environment) {
        return new SettingsReader(environment).read();
    }

    /** The effective settings by name, secrets masked: what is printed at start. */
    public Map<String, String> describe() {
        return SettingsDescription.of(this);
    }
}
