package io.mainswatch.ingest.gateway;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.Set;

/** The {@code gateway} and {@code mqtt_subscription} tables: who listens to devices, and who wants copies of whom. */
final class GatewayStore {
    private static final String RENEW = """
            INSERT INTO gateway (id, lease_until, hearing) VALUES ($1, now() + interval '10 seconds', $2)
            ON CONFLICT (id) DO UPDATE SET lease_until = excluded.lease_until, hearing = excluded.hearing
            RETURNING xmax = 0 AS is_new
            """;

    private static final String LEAVE = """
            WITH gone AS (DELETE FROM mqtt_subscription WHERE gateway = $1)
            DELETE FROM gateway WHERE id = $1
            """;

    /** Open sessions of gateways whose lease ran out. */
    private static final String LOST = """
            SELECT client_id, home_id, epoch, will_topic, will_payload, will_qos, will_retain
            FROM mqtt_session
            WHERE closed_at IS NULL
              AND NOT EXISTS (SELECT FROM gateway WHERE gateway.id = mqtt_session.gateway AND lease_until > now())
            ORDER BY client_id LIMIT 500
            """;

    private static final String BURY = """
            WITH dead AS (
                DELETE FROM gateway
                WHERE lease_until < now() - interval '1 minute'
                  AND NOT EXISTS (SELECT FROM mqtt_session
                                  WHERE mqtt_session.gateway = gateway.id AND closed_at IS NULL)
                RETURNING id
            )
            DELETE FROM mqtt_subscription WHERE gateway IN (SELECT id FROM dead)
            """;

    /** A device's row says its newest epoch for ever; a person's program may call itself something else each time. */
    private static final String FORGET_VISITORS = """
            DELETE FROM mqtt_session WHERE client_id LIKE '~%' AND closed_at < now() - interval '1 day'
            """;

    private static final String WANT = """
            WITH unwanted AS (
                DELETE FROM mqtt_subscription WHERE gateway = $1 AND home_id <> ALL ($2::text[])
            )
            INSERT INTO mqtt_subscription (gateway, home_id) SELECT $1, unnest($2::text[])
            ON CONFLICT (gateway, home_id) DO NOTHING
            """;

    private static final String WANTED_ELSEWHERE = """
            SELECT DISTINCT home_id FROM mqtt_subscription
            JOIN gateway ON gateway.id = mqtt_subscription.gateway
            WHERE gateway.id <> $1 AND lease_until > now()
            """;

    private final String gateway;

    GatewayStore(String gateway) {
        this.gateway = gateway;
    }

    /**
     * Whether the lease is a new one: the others have buried this gateway, and forgotten what it wants, if it had one
     * before.
     *
     * @param hearing false while sockets are not read
     */
    Future<Boolean> renew(SqlClient sql, boolean hearing) {
        return sql.preparedQuery(RENEW)
                .execute(Tuple.of(gateway, hearing))
                .map(rows -> rows.iterator().next().getBoolean("is_new"));
    }

    Future<Void> leave(SqlClient sql) {
        return sql.preparedQuery(LEAVE).execute(Tuple.of(gateway)).mapEmpty();
    }

    Future<RowSet<Row>> lost(SqlClient sql) {
        return sql.preparedQuery(LOST).execute();
    }

    /** Forgets gateways of which nothing is left. */
    Future<Void> bury(SqlClient sql) {
        return sql.preparedQuery(BURY).execute().mapEmpty();
    }

    /** Forgets the sessions of people that ended a day ago or longer. */
    Future<Void> forgetVisitors(SqlClient sql) {
        return sql.query(FORGET_VISITORS).execute().mapEmpty();
    }

    /** Says whose copies this gateway wants, and no others. */
    Future<Void> want(SqlClient sql, Set<String> homes) {
        return sql.preparedQuery(WANT)
                .execute(Tuple.tuple().addString(gateway).addArrayOfString(homes.toArray(String[]::new)))
                .mapEmpty();
    }

    Future<Set<String>> wantedElsewhere(SqlClient sql) {
        return sql.preparedQuery(WANTED_ELSEWHERE).execute(Tuple.of(gateway)).map(rows -> {
            Set<String> homes = new HashSet<>();
            rows.forEach(row -> homes.add(row.getString("home_id")));
            return homes;
        });
    }
}
