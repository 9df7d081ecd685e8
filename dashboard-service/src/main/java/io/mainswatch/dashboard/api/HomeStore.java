package io.mainswatch.dashboard.api;

import io.mainswatch.common.db.Database;
import io.mainswatch.common.db.Journal;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.dashboard.api.HomeEdit.NewHome;
import io.mainswatch.dashboard.api.HomeView.Location;
import io.mainswatch.dashboard.api.HomeView.Supply;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code home} table, shown with what alert-service says about each home's mains. */
public final class HomeStore {
    private static final String HOME = """
            SELECT h.id, h.name, h.time_zone, h.currency, h.latitude, h.longitude, h.billing_account, h.created_at,
                   s.state, s.since, s.confidence, s.evidence::text AS evidence, s.outage_id
            FROM home h
            LEFT JOIN supply s ON s.home_id = h.id
            """;

    private static final String LIST = HOME + """
            WHERE ($1::text[] IS NULL OR h.id = ANY($1)) AND h.id > $2
            ORDER BY h.id
            LIMIT $3
            """;

    private static final String BY_IDS = HOME + " WHERE h.id = ANY($1) ORDER BY h.id";

    private static final String INSERT = """
            INSERT INTO home (id, name, time_zone, currency, latitude, longitude, billing_account)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String INSERT_MISSING = """
            INSERT INTO home (id, name, time_zone, currency) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING
            """;

    private static final String UPDATE = """
            UPDATE home
            SET name = coalesce($2, name), time_zone = coalesce($3, time_zone), currency = coalesce($4, currency),
                latitude = CASE WHEN NOT $8 THEN coalesce($5, latitude) END,
                longitude = CASE WHEN NOT $8 THEN coalesce($6, longitude) END,
                billing_account = coalesce($7, billing_account)
            WHERE id = $1
            """;

    private final Database database;

    public HomeStore(Database database) {
        this.database = database;
    }

    /** In the order of their ids, after one of them. */
    public Future<List<HomeView>> list(String @Nullable [] visible, String after, int limit) {
        return database.pool()
                .preparedQuery(LIST)
                .execute(Tuple.of(visible, after, limit))
                .map(rows -> rows.stream().map(HomeStore::home).toList());
    }

    /** Those of the homes that exist. */
    public Future<List<HomeView>> find(Collection<String> ids) {
        return database.pool()
                .preparedQuery(BY_IDS)
                .execute(Tuple.of(ids.toArray(String[]::new)))
                .map(rows -> rows.stream().map(HomeStore::home).toList());
    }

    /** Fails as a conflict when the id is taken. */
    Future<Void> insert(NewHome home) {
        return write(
                INSERT,
                home.id(),
                values(home.id(), home.values()),
                Failure.conflict("the id " + home.id() + " is taken"));
    }

    /** Does nothing when the id is taken. */
    Future<Void> insertMissing(String id, String name, String timeZone, String currency) {
        return database.pool()
                .preparedQuery(INSERT_MISSING)
                .execute(Tuple.of(id, name, timeZone, currency))
                .mapEmpty();
    }

    Future<Void> update(String id, HomeEdit edit) {
        return write(UPDATE, id, values(id, edit).addBoolean(edit.withoutLocation()), Failure.unknown("no such home"));
    }

    private static Tuple values(String id, HomeEdit edit) {
        return Tuple.from(Arrays.asList(
                id,
                edit.name().orElse(null),
                edit.timeZone().orElse(null),
                edit.currency().orElse(null),
                edit.location().map(Location::latitude).orElse(null),
                edit.location().map(Location::longitude).orElse(null),
                edit.billingAccount().orElse(null)));
    }

    private Future<Void> write(String sql, String id, Tuple values, Failure otherwise) {
        return database.transaction(connection -> connection
                .preparedQuery(sql)
                .execute(values)
                .compose(rows -> rows.rowCount() == 1
                        ? Journal.add(connection, id, Journal.Kind.HOME, id)
                        : Future.failedFuture(otherwise)));
    }

    private static HomeView home(Row row) {
        var latitude = row.getDouble("latitude");
        var longitude = row.getDouble("longitude");
        var state = row.getString("state");
        return new HomeView(
                row.getString("id"),
                row.getString("name"),
                row.getString("time_zone"),
                row.getString("currency"),
                latitude == null || longitude == null ? null : new Location(latitude, longitude),
                row.getString("billing_account"),
                new Supply(
                        state == null ? "not-watched" : state,
                        Utc.instantOrNull(row, "since"),
                        state == null ? 0 : row.getFloat("confidence"),
                        JsonColumn.read(row, "evidence"),
                        row.getString("outage_id")),
                Utc.instant(row, "created_at"));
    }
}
