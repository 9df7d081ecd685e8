package io.mainswatch.ingest.registration;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/** The {@code registration} table: devices that wait for an answer, and nobody else. */
final class RegistrationStore {
    private static final String INSERT = """
            INSERT INTO registration (id, digest, mac, appliance_name, account) VALUES ($1, $2, $3, $4, $5)
            """;

    private static final String DELETE = """
            DELETE FROM registration WHERE id = $1 OR asked_at < now() - interval '10 minutes'
            """;

    private final SqlClient sql;

    RegistrationStore(SqlClient sql) {
        this.sql = sql;
    }

    Future<Void> insert(String id, Applicant applicant) {
        return sql.preparedQuery(INSERT)
                .execute(Tuple.of(
                        id,
                        Buffer.buffer(applicant.digest()),
                        applicant.mac(),
                        applicant.applianceName(),
                        applicant.account().orElse(null)))
                .mapEmpty();
    }

    /** Removes it, and with it whatever an earlier run of the program left behind. */
    Future<Void> delete(String id) {
        return sql.preparedQuery(DELETE).execute(Tuple.of(id)).mapEmpty();
    }
}
