package io.mainswatch.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mainswatch.common.config.Settings;
import io.mainswatch.common.file.DurableFile;
import io.mainswatch.common.security.Secrets;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The demo's own folder and login. Kept apart from real data, and the same from one run to the next, because a login
 * that was made once cannot be read back from the product.
 */
record DemoHome(Path folder, String password, String apiToken) {
    private static final String FILE = "demo-login";
    private static final int PASSWORD_CHARACTERS = 12;

    static DemoHome open(Map<String, String> environment) throws IOException {
        var folder = Path.of(environment.getOrDefault("MAINSWATCH_HOME", ".mainswatch/demo"));
        Files.createDirectories(folder);
        var file = folder.resolve(FILE);
        var login = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file, UTF_8)) {
                login.load(reader);
            }
        }
        var password = login.getProperty("password", Secrets.random().substring(0, PASSWORD_CHARACTERS));
        var token = login.getProperty("token", Secrets.random());
        login.setProperty("password", environment.getOrDefault("MAINSWATCH_ADMIN_PASSWORD", password));
        login.setProperty("token", environment.getOrDefault("MAINSWATCH_API_TOKEN", token));
        var text = new StringWriter();
        login.store(text, "The demo's login");
        DurableFile.writeSecret(file, text.toString());
        return new DemoHome(folder, login.getProperty("password"), login.getProperty("token"));
    }

    Path credentials() {
        return folder.resolve("household.json");
    }

    /** The operator's environment with the demo's own answers where it says nothing. */
    Settings settings(Map<String, String> environment, DemoTelegram telegram) {
        var merged = new HashMap<>(environment);
        merged.put("MAINSWATCH_HOME", folder.toString());
        merged.put("MAINSWATCH_ADMIN_PASSWORD", password);
        merged.put("MAINSWATCH_API_TOKEN", apiToken);
        if (!telegram.isReal(environment)) {
            merged.putAll(telegram.settings());
        }
        return Settings.from(merged);
    }
}
