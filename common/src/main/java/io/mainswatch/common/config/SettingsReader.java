package io.mainswatch.common.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
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
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@link Settings}, collecting mistakes instead of stopping at the first. */
final class SettingsReader {
    private static final String PREFIX = "MAINSWATCH_";
    /** What may stand in a URL's path unchanged; the Bot API itself decides whether the token is right. */
    private static final Pattern TELEGRAM_TOKEN = Pattern.compile("[A-Za-z0-9:_-]+");

    private static final int SHORT_SECRET = 12;

    private final Map<String, String> environment;
    /** In order, each once: a setting may be read in two places. */
    private final Set<String> mistakes = new LinkedHashSet<>();

    private final List<String> warnings = new ArrayList<>();

    SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    Settings read() {
        var home = path("MAINSWATCH_HOME", Path.of(".mainswatch"));
        var settings = new Settings(
                home == null ? Path.of(".mainswatch") : home.toAbsolutePath().normalize(),
                parsed("MAINSWATCH_DATABASE_URL", DatabaseUrl::parse, DatabaseUrl.EXPECTED),
                secret("MAINSWATCH_MASTER_KEY"),
                listen(),
                tls(),
                new Settings.Admin(secret("MAINSWATCH_ADMIN_PASSWORD"), secret("MAINSWATCH_API_TOKEN")),
                telegram(),
                parsed("MAINSWATCH_PUBLIC_URL", SettingForms::publicUrl, "expected http(s)://host[:port]"),
                either(
                        parsed(
                                "MAINSWATCH_TRUSTED_PROXIES",
                                SettingForms::networks,
                                "expected addresses or networks separated by commas, such as 127.0.0.1,10.0.0.0/8"),
                        List.of()),
                Duration.ofMillis(number("MAINSWATCH_COMMIT_WINDOW_MS", 5, 0, 10_000)),
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
                port("MAINSWATCH_MQTT_PORT", 1883),
                port("MAINSWATCH_MQTTS_PORT", 8883),
                port("MAINSWATCH_INGEST_PORT", 8081),
                port("MAINSWATCH_DASHBOARD_PORT", 8080),
                port("MAINSWATCH_ALERT_PORT", 8082),
                port("MAINSWATCH_RELAY_PORT", 8083));
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
        return either(parsed(name, SettingForms::address, "expected an address or a name of this machine"), otherwise);
    }

    private Settings.@Nullable Tls tls() {
        var certificate = file("MAINSWATCH_TLS_CERTIFICATE");
        var key = file("MAINSWATCH_TLS_KEY");
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
        var token = value("MAINSWATCH_TELEGRAM_TOKEN");
        if (token != null && !TELEGRAM_TOKEN.matcher(token).matches()) {
            mistakes.add(
                    "MAINSWATCH_TELEGRAM_TOKEN: not a bot's token, expected <digits>:<letters> as BotFather gives it");
        }
        var apiUrl =
                parsed("MAINSWATCH_TELEGRAM_API_URL", SettingForms::httpUrl, "expected http(s)://host[:port][/path]");
        var chats = parsed("MAINSWATCH_TELEGRAM_CHATS", SettingForms::chats, "expected chat ids separated by commas");
        return new Settings.Telegram(
                token, either(apiUrl, URI.create("https://api.telegram.org")), either(chats, List.of()));
    }

    private Settings.@Nullable Cluster cluster() {
        var members = value("MAINSWATCH_CLUSTER_MEMBERS");
        var bindAddress = value("MAINSWATCH_CLUSTER_BIND_ADDRESS");
        var certificate = file("MAINSWATCH_CLUSTER_CERTIFICATE");
        if (members == null) {
            return null;
        }
        if (bindAddress == null) {
            mistakes.add("MAINSWATCH_CLUSTER_BIND_ADDRESS: required with MAINSWATCH_CLUSTER_MEMBERS, expected the one"
                    + " address the cluster may listen on");
        }
        if (value("MAINSWATCH_MASTER_KEY") == null) {
            mistakes.add("MAINSWATCH_MASTER_KEY: required when services run apart, expected the same long random text"
                    + " for all of them");
        }
        if (value("MAINSWATCH_CLUSTER_CERTIFICATE") == null) {
            warnings.add(
                    "MAINSWATCH_CLUSTER_CERTIFICATE: unset, so whoever reaches the event bus can read it and speak on"
                            + " it; see docs/operations.md");
        }
        return new Settings.Cluster(SettingForms.split(members), bindAddress == null ? "" : bindAddress, certificate);
    }

    private PictureSettings pictures() {
        var s3 = parsed("MAINSWATCH_S3_URL", SettingForms::bucketUrl, "expected http(s)://host[:port]/bucket[/prefix]");
        var accessKey = value("MAINSWATCH_S3_ACCESS_KEY");
        var secretKey = value("MAINSWATCH_S3_SECRET_KEY");
        if (s3 != null && (accessKey == null || secretKey == null)) {
            mistakes.add("MAINSWATCH_S3_ACCESS_KEY, MAINSWATCH_S3_SECRET_KEY: required with MAINSWATCH_S3_URL, expected"
                    + " both");
        }
        var region = value("MAINSWATCH_S3_REGION");
        return new PictureSettings(
                wideNumber("MAINSWATCH_PICTURES_BYTES", 2L << 30, 16L << 20, 1L << 50),
                path("MAINSWATCH_PICTURES_BACKUP", null),
                s3 == null || accessKey == null || secretKey == null
                        ? null
                        : new PictureSettings.S3(s3, region == null ? "us-east-1" : region, accessKey, secretKey));
    }

    private void refuseBridge() {
        if (value("MAINSWATCH_MQTT_BRIDGE_URL") != null) {
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

    private @Nullable String value(String name) {
        var direct = environment.get(name);
        var file = environment.get(name + "_FILE");
        if (direct != null && file != null) {
            mistakes.add(name + ": set twice, here and by " + name + "_FILE; expected one of them");
        }
        if (file == null) {
            return direct == null || direct.isBlank() ? null : direct.strip();
        }
        try {
            var text = Files.readString(Path.of(file), UTF_8).strip();
            if (text.isEmpty()) {
                mistakes.add(name + "_FILE: " + file + " is empty, expected the value in it");
                return null;
            }
            return text;
        } catch (IOException e) {
            mistakes.add(name + "_FILE: cannot read " + file + ", expected a readable text file");
            return null;
        }
    }

    private @Nullable String secret(String name) {
        var value = value(name);
        if (value != null && value.length() < SHORT_SECRET) {
            warnings.add(name + ": only " + value.length() + " characters; a longer one is much harder to guess");
        }
        return value;
    }

    private static <T> T either(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private int port(String name, int otherwise) {
        return number(name, otherwise, 0, 65_535);
    }

    private int number(String name, int otherwise, int least, int most) {
        return (int) wideNumber(name, otherwise, least, most);
    }

    private long wideNumber(String name, long otherwise, long least, long most) {
        var value = value(name);
        if (value == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException reportedBelow) {
            // falls through to the one message both mistakes share
        }
        mistakes.add(name + ": '" + value + "', expected a whole number from " + least + " to " + most);
        return otherwise;
    }

    private @Nullable Path file(String name) {
        var path = path(name, null);
        if (path != null && !Files.isReadable(path)) {
            mistakes.add(name + ": cannot read " + path + ", expected a readable PEM file");
        }
        return path;
    }

    private @Nullable Path path(String name, @Nullable Path otherwise) {
        var path = parsed(name, Path::of, "expected a path");
        return path == null ? otherwise : path;
    }

    private <T> @Nullable T parsed(String name, Function<String, T> parser, String expected) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            // The value itself may hold a password: only its expected form is printed.
            mistakes.add(name + ": not understood, " + expected);
            return null;
        }
    }
}
