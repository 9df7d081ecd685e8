package io.mainswatch.common.db;

import io.mainswatch.common.config.DatabaseUrl;
import org.flywaydb.core.Flyway;

/**
 * Brings a database to this program's schema: the files of {@code db/migration} in their order, one transaction each,
 * under Flyway's lock, so two copies may start together. Blocks: call it on a worker.
 */
public final class Migrations {
    /** The newest migration this program knows. */
    public static final int LATEST = 4;

    private Migrations() {}

    /** Applies what is missing and returns how many migrations that was. */
    public static int apply(DatabaseUrl url) {
        return Flyway.configure()
                .dataSource(url.jdbc(), url.user(), url.password())
                .locations("classpath:db/migration")
                // A schema newer than this program is judged by its schema_support rows, not refused here.
                .ignoreMigrationPatterns("*:future")
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
