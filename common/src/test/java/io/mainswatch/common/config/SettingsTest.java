package io.mainswatch.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainswatch.common.testing.TestAuthority;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void an_empty_environment_gives_the_documented_defaults() {
        var settings = Settings.from(Map.of());
        assertThat(settings.home()).isEqualTo(Path.of(".mainswatch").toAbsolutePath());
        assertThat(settings.databaseUrl()).isNull();
        assertThat(settings.listen()).isEqualTo(new Settings.Listen("0.0.0.0", 1883, 8883, 8081, 8080, 8082, 8083));
        assertThat(settings.commitWindow()).isEqualTo(Duration.ofMillis(5));
        assertThat(settings.telegram().apiUrl()).isEqualTo(URI.create("https://api.telegram.org"));
        assertThat(settings.cluster()).isNull();
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void every_mistake_is_named_in_one_go() {
        assertThatThrownBy(() -> Settings.from(Map.of(
                        "MAINSWATCH_MQTT_PORT", "eighteen",
                        "MAINSWATCH_INGEST_PORT", "70000",
                        "MAINSWATCH_DATABASE_URL", "mysql://somewhere",
                        "MAINSWATCH_TELEGRAM_CHATS", "12,bob",
                        "MAINSWATCH_CLUSTER_MEMBERS", "a,b")))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        e -> assertThat(e.mistakes())
                                .hasSize(6)
                                .anyMatch(line ->
                                        line.startsWith("MAINSWATCH_MQTT_PORT: 'eighteen', expected a whole number"))
                                .anyMatch(line -> line.startsWith("MAINSWATCH_INGEST_PORT: '70000'"))
                                .anyMatch(line -> line.startsWith("MAINSWATCH_DATABASE_URL: "))
                                .anyMatch(line -> line.startsWith("MAINSWATCH_TELEGRAM_CHATS: "))
                                .anyMatch(line -> line.startsWith("MAINSWATCH_CLUSTER_BIND_ADDRESS: "))
                                .anyMatch(line -> line.startsWith("MAINSWATCH_MASTER_KEY: ")));
    }

    @Test
    void an_empty_file_is_no_secret_and_is_named_once() throws IOException {
        var file = Files.writeString(folder.resolve("empty"), " \n");
        assertThatThrownBy(() -> Settings.from(Map.of(
                        "MAINSWATCH_MASTER_KEY_FILE", file.toString(),
                        "MAINSWATCH_CLUSTER_MEMBERS", "127.0.0.1",
                        "MAINSWATCH_CLUSTER_BIND_ADDRESS", "127.0.0.1")))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        e -> assertThat(e.mistakes())
                                .filteredOn(line -> line.startsWith("MAINSWATCH_MASTER_KEY_FILE"))
                                .containsExactly(
                                        "MAINSWATCH_MASTER_KEY_FILE: " + file + " is empty, expected the value in it"));
    }

    @ParameterizedTest
    @CsvSource({
        "MAINSWATCH_COMMIT_WINDOW_MS, -1",
        "MAINSWATCH_TRUSTED_PROXIES, 10.0.0.0/33",
        "MAINSWATCH_TRUSTED_PROXIES, proxy.example",
        "MAINSWATCH_BIND_ADDRESS, 999.1",
        "MAINSWATCH_COMMIT_WINDOW_MS, 1.5",
        "MAINSWATCH_TELEGRAM_API_URL, ftp://example.org",
        "MAINSWATCH_PUBLIC_URL, home.example",
        "MAINSWATCH_PUBLIC_URL, https://home.example/path",
        "MAINSWATCH_PUBLIC_URL, https://me:secret@home.example",
        "MAINSWATCH_TELEGRAM_TOKEN, a token with spaces",
        "MAINSWATCH_TLS_CERTIFICATE, /nowhere/certificate.pem",
        "MAINSWATCH_MQTT_BRIDGE_URL, mqtt://broker",
        "MAINSWATCH_DATABASE_URL, postgresql://host/database",
    })
    void a_wrong_value_names_its_setting(String name, String value) {
        assertThatThrownBy(() -> Settings.from(Map.of(name, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("expected");
    }

    @Test
    void a_certificate_and_its_key_are_taken() throws Exception {
        var pem = new TestAuthority(folder).member("server");
        assertThat(Settings.from(tls(pem, pem)).tls()).isEqualTo(new Settings.Tls(pem, pem));
    }

    @Test
    void what_is_no_certificate_or_no_key_or_not_its_own_is_told_before_anything_starts() throws Exception {
        var garbage = Files.writeString(folder.resolve("garbage.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
        var damaged = Files.writeString(
                folder.resolve("damaged.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        var authority = new TestAuthority(folder);
        var one = authority.member("one");
        var other = authority.member("other");
        assertThatThrownBy(() -> Settings.from(tls(garbage, garbage)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("MAINSWATCH_TLS_CERTIFICATE: no certificate in " + garbage)
                .hasMessageContaining("MAINSWATCH_TLS_KEY: no private key in " + garbage);
        assertThatThrownBy(() -> Settings.from(tls(damaged, one))).hasMessageContaining("no certificate in " + damaged);
        assertThatThrownBy(() -> Settings.from(tls(one, other)))
                .hasMessageContaining("MAINSWATCH_TLS_KEY: not the key of the certificate in " + one);
    }

    @Test
    void two_listeners_on_one_port_are_a_mistake() {
        assertThatThrownBy(() -> Settings.from(Map.of("MAINSWATCH_RELAY_PORT", "8080")))
                .hasMessageContaining("MAINSWATCH_RELAY_PORT: 8080 is the port of MAINSWATCH_DASHBOARD_PORT already");
    }

    @Test
    void a_secret_may_come_from_a_file_and_is_never_printed() throws IOException {
        var file = Files.writeString(folder.resolve("token"), "a-long-secret-token\n");
        var settings = Settings.from(Map.of("MAINSWATCH_API_TOKEN_FILE", file.toString()));
        assertThat(settings.admin().apiToken()).isEqualTo("a-long-secret-token");
        assertThat(settings.describe().values()).noneMatch(value -> value.contains("a-long-secret"));
        assertThat(settings.toString()).doesNotContain("a-long-secret");
    }

    @Test
    void a_secret_given_twice_or_in_an_unreadable_file_is_a_mistake() {
        assertThatThrownBy(() -> Settings.from(
                        Map.of("MAINSWATCH_API_TOKEN", "one", "MAINSWATCH_API_TOKEN_FILE", "/nowhere/two")))
                .hasMessageContaining("set twice")
                .hasMessageContaining("cannot read /nowhere/two");
    }

    @Test
    void a_database_password_is_decoded_and_not_printed() {
        var settings = Settings.from(Map.of("MAINSWATCH_DATABASE_URL", "postgresql://me:p%40ss@db:6543/home"));
        assertThat(settings.databaseUrl()).isEqualTo(new DatabaseUrl("db", 6543, "home", "me", "p@ss"));
        assertThat(settings.describe()).containsEntry("MAINSWATCH_DATABASE_URL", "postgresql://me@db:6543/home");
    }

    @Test
    void a_misspelt_setting_is_warned_of() {
        assertThat(Settings.from(Map.of("MAINSWATCH_MQTT_PROT", "1")).warnings())
                .singleElement()
                .asString()
                .startsWith("MAINSWATCH_MQTT_PROT: no such setting");
    }

    private static Map<String, String> tls(Path certificate, Path key) {
        return Map.of("MAINSWATCH_TLS_CERTIFICATE", certificate.toString(), "MAINSWATCH_TLS_KEY", key.toString());
    }
}
