package io.mainswatch.common.db;

import io.mainswatch.common.config.DatabaseUrl;
import java.io.IOException;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a database to this program's schema: the files of {@code db/migration} in their order, one transaction each,
 * under Flyway's lock, so two copies may start together. Blocks: call it on a worker.
 */
public final class Migrations {
    /** The newest migration this program knows. */
    public static final int LATEST = 9;

    private Migrations() {}

    /**
     * Applies what is missing and returns how many migrations that was.
     *
     * @throws IOException when the server does not answer or refuses the login; the message is for a person
     */
    public static int apply(DatabaseUrl url) throws IOException {
        try {
            return flyway(url).migrate().migrationsExecuted;
        } catch (FlywayException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw new IOException("the database " + url + " does not work for us: " + cause.getMessage(), e);
            }
            throw e;
        }
    }

    private static Flyway flyway(DatabaseUrl url) {
        return Flyway.configure()
                .dataSource(url.jdbc(), url.user(), url.password())
                .locations("classpath:db/migration")
                // A schema newer than this program is judged by its schema_support rows, not refused here.
                .ignoreMigrationPatterns("*:future")
                .load();
    }
}
