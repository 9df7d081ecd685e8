package io.mainswatch.alert.outage;

import io.mainswatch.alert.sql.Instants;
import io.mainswatch.alert.supply.Evidence;
import io.mainswatch.common.db.Journal;
import io.mainswatch.common.security.Secrets;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The {@code outage} table. Every change writes its journal row in the same transaction. */
public final class OutageStore {
    private static final String COLUMNS =
            "id, home_id, started_at, ended_at, verdict, confidence, device_id, evidence, revision";

    private static final String INSERT = """
            INSERT INTO outage (id, home_id, started_at, ended_at, verdict, confidence, device_id, evidence, revision,
                                origin)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;

    private static final String UPDATE = """
            UPDATE outage SET started_at = $3, ended_at = $4, verdict = $5, confidence = $6, evidence = $7, revision = $8
            WHERE id = $1 AND revision = $2
            """;

    private static final String UNFINISHED = "SELECT " + COLUMNS + """
             FROM outage o
            WHERE home_id = $1
              AND (ended_at IS NULL
                   OR EXISTS (SELECT 1 FROM incident i WHERE i.outage_id = o.id AND i.closed_at IS NULL)
                   OR (verdict = 'unknown' AND ended_at > $2::timestamptz - interval '10 minutes'))
            ORDER BY started_at, id
            """;

    private static final String POWERED = """
            SELECT max(ended_at) AS at FROM outage WHERE home_id = $1 AND device_id IS NULL AND ended_at IS NOT NULL
              AND origin = 'observed'
            """;

    private static final String BETWEEN = "SELECT " + COLUMNS + """
             FROM outage
            WHERE home_id = $1 AND device_id IS NULL AND started_at < $3 AND coalesce(ended_at, 'infinity') > $2
            ORDER BY started_at, id
            """;

    private static final String RECONSTRUCTED = """
            SELECT id FROM outage
            WHERE home_id = $1 AND origin = 'reconstructed' AND started_at >= $2 AND ended_at <= $3
            """;

    private static final String RETRACT = "DELETE FROM outage WHERE id = $1 AND origin = 'reconstructed'";

    private static final int ID_BYTES = 12;

    /** A random id of 16 URL-safe characters. */
    public static String newId() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.randomBytes(ID_BYTES));
    }

    /** @param origin {@code observed} as it happened, or {@code reconstructed} from what came later */
    public Future<Void> insert(SqlClient tx, Outage outage, String origin) {
        return tx.preparedQuery(INSERT)
                .execute(Tuple.from(Arrays.asList(
                        outage.id(),
                        outage.homeId(),
                        Instants.utc(outage.startedAt()),
                        Instants.utcOrNull(outage.endedAt()),
                        outage.verdict(),
                        (float) outage.confidence(),
                        outage.deviceId(),
                        Evidence.json(outage.evidence()),
                        outage.revision(),
                        origin)))
                .compose(ok -> Journal.add(tx, outage.homeId(), Journal.Kind.OUTAGE, outage.id()));
    }

    /** Stores the next revision; fails when another one was stored meanwhile, so that the caller starts anew. */
    public Future<Void> update(SqlClient tx, Outage outage) {
        return tx.preparedQuery(UPDATE)
                .execute(Tuple.from(Arrays.asList(
                        outage.id(),
                        outage.revision() - 1,
                        Instants.utc(outage.startedAt()),
                        Instants.utcOrNull(outage.endedAt()),
                        outage.verdict(),
                        (float) outage.confidence(),
                        Evidence.json(outage.evidence()),
                        outage.revision())))
                .compose(done -> done.rowCount() == 1
                        ? Journal.add(tx, outage.homeId(), Journal.Kind.OUTAGE, outage.id())
                        : Future.failedFuture("outage " + outage.id() + " was revised meanwhile"));
    }

    /** Outages that go on, whose story is not finished, or that may still become clear. */
    public Future<List<Outage>> unfinished(SqlClient sql, String homeId, Instant now) {
        return sql.preparedQuery(UNFINISHED)
                .execute(Tuple.of(homeId, Instants.utc(now)))
                .map(OutageStore::outages);
    }

    /** When the home's last outage ended that was seen as it happened. */
    public Future<Optional<Instant>> poweredAt(SqlClient sql, String homeId) {
        return sql.preparedQuery(POWERED)
                .execute(Tuple.of(homeId))
                .map(rows ->
                        Optional.ofNullable(Instants.nullable(rows.iterator().next(), "at")));
    }

    /** The home's own outages that touch an interval. */
    public Future<List<Outage>> between(SqlClient sql, String homeId, Instant from, Instant to) {
        return sql.preparedQuery(BETWEEN)
                .execute(Tuple.of(homeId, Instants.utc(from), Instants.utc(to)))
                .map(OutageStore::outages);
    }

    /** Ids of the outages inside an interval that only late evidence speaks for. */
    public Future<List<String>> reconstructed(SqlClient sql, String homeId, Instant from, Instant to) {
        return sql.preparedQuery(RECONSTRUCTED)
                .execute(Tuple.of(homeId, Instants.utc(from), Instants.utc(to)))
                .map(rows -> {
                    var ids = new ArrayList<String>();
                    rows.forEach(row -> ids.add(row.getString("id")));
                    return ids;
                });
    }

    /** Takes back an outage that later evidence has disproved. */
    public Future<Void> retract(SqlClient tx, String homeId, String id) {
        return tx.preparedQuery(RETRACT)
                .execute(Tuple.of(id))
                .compose(ok -> Journal.add(tx, homeId, Journal.Kind.OUTAGE, id));
    }

    private static List<Outage> outages(RowSet<Row> rows) {
        var outages = new ArrayList<Outage>();
        for (Row row : rows) {
            outages.add(new Outage(
                    row.getString("id"),
                    row.getString("home_id"),
                    Instants.required(row, "started_at"),
                    Instants.nullable(row, "ended_at"),
                    row.getString("verdict"),
                    row.getFloat("confidence"),
                    row.getString("device_id"),
                    Evidence.of(row.getJsonArray("evidence")),
                    row.getInteger("revision")));
        }
        return outages;
    }
}
