package io.mainswatch.standalone;

import io.mainswatch.common.config.DatabaseUrl;
import io.mainswatch.common.config.Settings;
import io.mainswatch.common.db.EmbeddedDatabase;
import io.mainswatch.common.db.Migrations;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the database to this version's schema and says what it did. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "Brings the database to this version's schema.")
final class MigrateCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var settings = Settings.from(System.getenv());
        var url = settings.databaseUrl();
        if (url != null) {
            return report(url);
        }
        try (var embedded = EmbeddedDatabase.start(settings.home())) {
            return report(embedded.url());
        }
    }

    private int report(DatabaseUrl url) throws IOException {
        int applied = Migrations.apply(url);
        if (spec != null) {
            spec.commandLine()
                    .getOut()
                    .println(url + ": " + applied + " migrations applied, schema " + Migrations.LATEST);
        }
        return 0;
    }
}
