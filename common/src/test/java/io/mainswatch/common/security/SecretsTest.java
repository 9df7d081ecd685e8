package io.mainswatch.common.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private static final SecretBox BOX = new SecretBox(Secrets.sha256("key"));
    private static final LinkCodes CODES = new LinkCodes(BOX);
    private static final Instant NOW = Instant.parse("2026-01-20T14:02:00Z");

    @TempDir
    Path home;

    @Property
    void a_sealed_secret_opens_for_its_own_device_only(@ForAll String secret) {
        byte[] sealed = BOX.seal("AC001", secret);
        assertThat(BOX.open("AC001", sealed)).isEqualTo(secret);
        assertThatThrownBy(() -> BOX.open("AC002", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new SecretBox(Secrets.sha256("other")).open("AC001", sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_same_secret_never_looks_the_same_twice() {
        assertThat(BOX.seal("AC001", "secret")).isNotEqualTo(BOX.seal("AC001", "secret"));
    }

    @Test
    void a_link_code_names_its_home_for_ten_minutes() {
        var code = CODES.issue("default", NOW);
        assertThat(code).hasSizeLessThanOrEqualTo(64).matches("[A-Za-z0-9_-]+");
        assertThat(CODES.redeem(code, NOW.plusSeconds(599))).contains("default");
        assertThat(CODES.redeem(code, NOW.plusSeconds(601))).isEmpty();
    }

    @Test
    void the_longest_home_fits_into_a_start_parameter() {
        assertThat(CODES.issue("a".repeat(24), NOW)).hasSizeLessThanOrEqualTo(64);
    }

    @Property
    void a_link_code_that_was_not_issued_opens_nothing(@ForAll String guess) {
        assertThat(CODES.redeem(guess, NOW)).isEmpty();
    }

    @Test
    void an_altered_link_code_opens_nothing() {
        var code = CODES.issue("default", NOW);
        for (int i = 0; i < code.length(); i++) {
            var altered = code.substring(0, i) + (code.charAt(i) == 'A' ? 'B' : 'A') + code.substring(i + 1);
            if (!altered.equals(code)) {
                assertThat(CODES.redeem(altered, NOW)).as("character %d", i).isEmpty();
            }
        }
    }

    @Test
    void the_master_key_is_made_once_and_readable_by_its_owner_alone() throws IOException {
        byte[] made = MasterKey.loadOrCreate(null, home);
        assertThat(MasterKey.loadOrCreate(null, home)).isEqualTo(made).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("master.key"))))
                .isEqualTo("rw-------");
        assertThat(MasterKey.loadOrCreate("configured", home)).isNotEqualTo(made);
    }
}
