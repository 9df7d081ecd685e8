package io.mainswatch.common.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names of all settings, and their effective values as they may be printed. */
final class SettingsDescription {
    static final Set<String> NAMES = Set.of(
            "MAINSWATCH_HOME",
            "MAINSWATCH_DATABASE_URL",
            "MAINSWATCH_BIND_ADDRESS",
            "MAINSWATCH_MQTT_PORT",
            "MAINSWATCH_MQTTS_PORT",
            "MAINSWATCH_INGEST_PORT",
            "MAINSWATCH_DASHBOARD_PORT",
            "MAINSWATCH_ALERT_PORT",
            "MAINSWATCH_RELAY_PORT",
            "MAINSWATCH_TLS_CERTIFICATE",
            "MAINSWATCH_TLS_KEY",
            "MAINSWATCH_ADMIN_PASSWORD",
            "MAINSWATCH_API_TOKEN",
            "MAINSWATCH_TELEGRAM_TOKEN",
            "MAINSWATCH_TELEGRAM_API_URL",
            "MAINSWATCH_TELEGRAM_CHATS",
            "MAINSWATCH_PUBLIC_URL",
            "MAINSWATCH_TRUSTED_PROXIES",
            "MAINSWATCH_CLUSTER_MEMBERS",
            "MAINSWATCH_CLUSTER_BIND_ADDRESS",
            "MAINSWATCH_CLUSTER_CERTIFICATE",
            "MAINSWATCH_COMMIT_WINDOW_MS",
            "MAINSWATCH_MASTER_KEY",
            "MAINSWATCH_MQTT_BRIDGE_URL",
            "MAINSWATCH_PICTURES_BYTES",
            "MAINSWATCH_PICTURES_BACKUP",
            "MAINSWATCH_S3_URL",
            "MAINSWATCH_S3_REGION",
            "MAINSWATCH_S3_ACCESS_KEY",
            "MAINSWATCH_S3_SECRET_KEY",
            // Read by the launcher script, not by the program.
            "MAINSWATCH_JAVA_OPTIONS");

    private SettingsDescription() {}

    static Map<String, String> of(Settings settings) {
        var listen = settings.listen();
        var described = new LinkedHashMap<String, String>();
        described.put("MAINSWATCH_HOME", settings.home().toString());
        described.put("MAINSWATCH_DATABASE_URL", plain(settings.databaseUrl(), "embedded"));
        described.put("MAINSWATCH_BIND_ADDRESS", listen.address());
        listen.ports().forEach((name, port) -> described.put(name, Integer.toString(port)));
        var tls = settings.tls();
        described.put("MAINSWATCH_TLS_CERTIFICATE", plain(tls == null ? null : tls.certificate(), "unset"));
        described.put("MAINSWATCH_TLS_KEY", plain(tls == null ? null : tls.key(), "unset"));
        described.put("MAINSWATCH_ADMIN_PASSWORD", masked(settings.admin().password()));
        described.put("MAINSWATCH_API_TOKEN", masked(settings.admin().apiToken()));
        described.put("MAINSWATCH_TELEGRAM_TOKEN", masked(settings.telegram().token()));
        described.put(
                "MAINSWATCH_TELEGRAM_API_URL", settings.telegram().apiUrl().toString());
        described.put("MAINSWATCH_TELEGRAM_CHATS", chats(settings.telegram()));
        described.put("MAINSWATCH_PUBLIC_URL", plain(settings.publicUrl(), "unset"));
        var proxies = settings.trustedProxies();
        described.put("MAINSWATCH_TRUSTED_PROXIES", proxies.isEmpty() ? "unset" : String.join(",", proxies));
        var cluster = settings.cluster();
        described.put("MAINSWATCH_CLUSTER_MEMBERS", cluster == null ? "unset" : String.join(",", cluster.members()));
        described.put("MAINSWATCH_CLUSTER_BIND_ADDRESS", cluster == null ? "unset" : cluster.bindAddress());
        described.put("MAINSWATCH_CLUSTER_CERTIFICATE", plain(cluster == null ? null : cluster.certificate(), "unset"));
        described.put(
                "MAINSWATCH_COMMIT_WINDOW_MS",
                Long.toString(settings.commitWindow().toMillis()));
        described.put("MAINSWATCH_MASTER_KEY", settings.masterKey() == null ? "key file" : "********");
        pictures(settings.pictures(), described);
        return described;
    }

    private static void pictures(PictureSettings pictures, Map<String, String> described) {
        var s3 = pictures.s3();
        described.put("MAINSWATCH_PICTURES_BYTES", Long.toString(pictures.mostBytes()));
        described.put("MAINSWATCH_PICTURES_BACKUP", plain(pictures.backup(), "unset"));
        described.put("MAINSWATCH_S3_URL", plain(s3 == null ? null : s3.url(), "unset"));
        described.put("MAINSWATCH_S3_REGION", s3 == null ? "unset" : s3.region());
        described.put("MAINSWATCH_S3_ACCESS_KEY", masked(s3 == null ? null : s3.accessKey()));
        described.put("MAINSWATCH_S3_SECRET_KEY", masked(s3 == null ? null : s3.secretKey()));
    }

    private static String plain(@Nullable Object value, String otherwise) {
        return value == null ? otherwise : value.toString();
    }

    private static String masked(@Nullable String secret) {
        return secret == null ? "unset" : "********";
    }

    private static String chats(Settings.Telegram telegram) {
        return telegram.chats().isEmpty()
                ? "unset"
                : telegram.chats().stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
