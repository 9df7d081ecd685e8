package io.mainswatch.common.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@link Settings}, collecting mistakes instead of stopping at the first. */
final class SettingsReader {
    private static final String PREFIX = "MAINSWATCH_";
    /** What may stand in a URL's path unchanged; the Bot API itself decides whether the token is right. */
    private static final Pattern TELEGRAM_TOKEN = Pattern.compile("[A-Za-z0-9:_-]+");

    private final Map<String, String> environment;
    /** In order, each once: a setting may be read in two places. */
    private final Set<String> mistakes = new LinkedHashSet<>();

    private final List<String> warnings = new ArrayList<>();

    private final SettingValues values;

    SettingsReader(Map<String, String> environment) {
        this.environment = environment;
        this.values = new SettingValues(environment, mistakes, warnings);
    }

    Settings read() {
        var home = values.path("MAINSWATCH_HOME", Path.of(".mainswatch"));
        var settings = new Settings(
                home == null ? Path.of(".mainswatch") : home.toAbsolutePath().normalize(),
                values.parsed("MAINSWATCH_DATABASE_URL", DatabaseUrl::parse, DatabaseUrl.EXPECTED),
                values.secret("MAINSWATCH_MASTER_KEY"),
                listen(),
                tls(),
                new Settings.Admin(values.secret("MAINSWATCH_ADMIN_PASSWORD"), values.secret("MAINSWATCH_API_TOKEN")),
                telegram(),
                values.parsed("MAINSWATCH_PUBLIC_URL", SettingForms::publicUrl, "expected http(s)://host[:port]"),
                either(
                        values.parsed(
                                "MAINSWATCH_TRUSTED_PROXIES",
                                SettingForms::networks,
                                "expected addresses or networks separated by commas, such as 127.0.0.1,10.0.0.0/8"),
                        List.of()),
                Duration.ofMillis(values.number("MAINSWATCH_COMMIT_WINDOW_MS", 5, 0, 10_000)),
                cluster(),
                pictures(),
                warnings);
        refuseBridge();
        warnOfUnknown();
        if (!mistakes.isEmpty()) {
            throw new SettingsException(List.copyOf(mistakes));
        }
        return settings;
    }

    private Settings.Listen listen() {
        var listen = new Settings.Listen(
                address("MAINSWATCH_BIND_ADDRESS", "0.0.0.0"),
                values.port("MAINSWATCH_MQTT_PORT", 1883),
                values.port("MAINSWATCH_MQTTS_PORT", 8883),
                values.port("MAINSWATCH_INGEST_PORT", 8081),
                values.port("MAINSWATCH_DASHBOARD_PORT", 8080),
                values.port("MAINSWATCH_ALERT_PORT", 8082),
                values.port("MAINSWATCH_RELAY_PORT", 8083));
        refuseSharedPorts(listen);
        return listen;
    }

    private void refuseSharedPorts(Settings.Listen listen) {
        var taken = new HashMap<Integer, String>();
        listen.ports().forEach((name, port) -> {
            var other = port == 0 ? null : taken.put(port, name);
            if (other != null) {
                mistakes.add(name + ": " + port + " is the port of " + other + " already, expected another");
            }
        });
    }

    private String address(String name, String otherwise) {
        return either(
                values.parsed(name, SettingForms::address, "expected an address or a name of this machine"), otherwise);
    }

    private Settings.@Nullable Tls tls() {
        var certificate = values.file("MAINSWATCH_TLS_CERTIFICATE");
        var key = values.file("MAINSWATCH_TLS_KEY");
        if (certificate == null && key == null) {
            return null;
        }
        if (certificate == null || key == null) {
            mistakes.add("MAINSWATCH_TLS_CERTIFICATE, MAINSWATCH_TLS_KEY: one is set without the other, expected both"
                    + " (two PEM files) or neither");
            return null;
        }
        if (Files.isReadable(certificate) && Files.isReadable(key)) {
            var pair = PemPair.read(certificate, key);
            mistakes.addAll(pair.mistakes());
            warnings.addAll(pair.warnings(Instant.now()));
        }
        return new Settings.Tls(certificate, key);
    }

    private Settings.Telegram telegram() {
        var token = values.value("MAINSWATCH_TELEGRAM_TOKEN");
        if (token != null && !TELEGRAM_TOKEN.matcher(token).matches()) {
            mistakes.add(
                    "MAINSWATCH_TELEGRAM_TOKEN: not a bot's token, expected <digits>:<letters> as BotFather gives it");
        }
        var apiUrl = values.parsed(
                "MAINSWATCH_TELEGRAM_API_URL", SettingForms::httpUrl, "expected http(s)://host[:port][/path]");
        var chats = values.parsed(
                "MAINSWATCH_TELEGRAM_CHATS", SettingForms::chats, "expected chat ids separated by commas");
        return new Settings.Telegram(
                token, either(apiUrl, URI.create("https://api.telegram.org")), either(chats, List.of()));
    }

    private Settings.@Nullable Cluster cluster() {
        var members = values.value("MAINSWATCH_CLUSTER_MEMBERS");
        var bindAddress = values.value("MAINSWATCH_CLUSTER_BIND_ADDRESS");
        var certificate = values.file("MAINSWATCH_CLUSTER_CERTIFICATE");
        if (members == null) {
            return null;
        }
        if (bindAddress == null) {
            mistakes.add("MAINSWATCH_CLUSTER_BIND_ADDRESS: required with MAINSWATCH_CLUSTER_MEMBERS, expected the one"
                    + " address the cluster may listen on");
        }
        if (values.value("MAINSWATCH_MASTER_KEY") == null) {
            mistakes.add("MAINSWATCH_MASTER_KEY: required when services run apart, expected the same long random text"
                    + " for all of them");
        }
        if (values.value("MAINSWATCH_CLUSTER_CERTIFICATE") == null) {
            warnings.add(
                    "MAINSWATCH_CLUSTER_CERTIFICATE: unset, so whoever reaches the event bus can read it and speak on"
                            + " it; see docs/operations.md");
        }
        return new Settings.Cluster(SettingForms.split(members), bindAddress == null ? "" : bindAddress, certificate);
    }

    private PictureSettings pictures() {
        var s3 = values.parsed(
                "MAINSWATCH_S3_URL", SettingForms::bucketUrl, "expected http(s)://host[:port]/bucket[/prefix]");
        var accessKey = values.value("MAINSWATCH_S3_ACCESS_KEY");
        var secretKey = values.value("MAINSWATCH_S3_SECRET_KEY");
        if (s3 != null && (accessKey == null || secretKey == null)) {
            mistakes.add("MAINSWATCH_S3_ACCESS_KEY, MAINSWATCH_S3_SECRET_KEY: required with MAINSWATCH_S3_URL, expected"
                    + " both");
        }
        var region = values.value("MAINSWATCH_S3_REGION");
        return new PictureSettings(
                values.wideNumber("MAINSWATCH_PICTURES_BYTES", 2L << 30, 16L << 20, 1L << 50),
                values.path("MAINSWATCH_PICTURES_BACKUP", null),
                s3 == null || accessKey == null || secretKey == null
                        ? null
                        : new PictureSettings.S3(s3, region == null ? "us-east-1" : region, accessKey, secretKey));
    }

    private void refuseBridge() {
        if (values.value("MAINSWATCH_MQTT_BRIDGE_URL") != null) {
            mistakes.add("MAINSWATCH_MQTT_BRIDGE_URL: this version does not read from other brokers, expected unset");
        }
    }

    /** A misspelt name would otherwise be a setting silently ignored. */
    private void warnOfUnknown() {
        for (String name : environment.keySet()) {
            String plain = name.endsWith("_FILE") ? name.substring(0, name.length() - "_FILE".length()) : name;
            if (name.startsWith(PREFIX) && !SettingsDescription.NAMES.contains(plain)) {
                warnings.add(name + ": no such setting, ignored; docs/operations.md names them all");
            }
        }
    }

    private static <T> T either(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
