package io.mainswatch.dashboard.testing;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.mainswatch.common.testing.TestDatabase;
import io.mainswatch.common.testing.TestPlatform;
import java.sql.SQLException;
import java.util.Map;

/**
 * Stored passwords that are quick to verify. Hashing at its real price was half of what the browser tests computed; it
 * is paid where hashing itself is tested, and wherever a test chooses a password.
 */
public final class CheapPasswords {
    private static final Argon2Function CHEAP = Argon2Function.getInstance(64, 1, 1, 32, Argon2.ID);
    private static final String SETTING = "MAINSWATCH_ADMIN_PASSWORD";

    private CheapPasswords() {}

    public static String hash(String password) {
        return Password.hash(password).addRandomSalt(16).with(CHEAP).getResult();
    }

    /** The administrator that the first start would make, unless the test's settings say who it is. */
    public static void administrator(TestPlatform test, Map<String, String> settings) {
        if (settings.containsKey(SETTING)) {
            return;
        }
        var hash = hash(test.platform().settings().admin().password());
        try (var connection = TestDatabase.connect(test.databaseUrl());
                var insert = connection.prepareStatement(
                        "INSERT INTO app_user (name, password_hash, administrator, settings_password_hash)"
                                + " VALUES ('admin', ?, true, ?)")) {
            insert.setString(1, hash);
            insert.setString(2, hash);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
