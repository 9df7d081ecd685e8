package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mainswatch.common.http.Json;
import io.mainswatch.ingest.picture.reader.MeterSetup;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code meter_setup} table: the newest row of a device is in force. */
final class MeterSetupStore {
    private static final String NEWEST = """
            SELECT id, setup::text AS setup, supply::text AS supply, picture_id FROM meter_setup
            WHERE device_id = $1 ORDER BY id DESC LIMIT 1
            """;

    private static final String INSERT = """
            INSERT INTO meter_setup (home_id, device_id, setup, supply, licence, picture_id, made_by)
            VALUES ($1, $2, $3::text::jsonb, $4::text::jsonb, $5, $6, $7) RETURNING id
            """;

    /** What the owner allowed stays allowed. */
    private static final String INSERT_WITH_LICENCE = """
            INSERT INTO meter_setup (home_id, device_id, setup, supply, picture_id, made_by, licence)
            VALUES ($1, $2, $3::text::jsonb, $4::text::jsonb, $5, $6,
                    (SELECT licence FROM meter_setup WHERE device_id = $2 ORDER BY id DESC LIMIT 1))
            RETURNING id
            """;

    static final String TAUGHT = "taught";

    private final SqlClient sql;

    MeterSetupStore(SqlClient sql) {
        this.sql = sql;
    }

    Future<Optional<MeterInForce>> newest(String deviceId) {
        return sql.preparedQuery(NEWEST)
                .execute(Tuple.of(deviceId))
                .map(rows -> rows.stream().findFirst().map(MeterSetupStore::meter));
    }

    /** The id of the new set-up, which is in force from the commit on. */
    Future<Long> insert(String homeId, String deviceId, MeterInForce meter, @Nullable String licence, String madeBy) {
        return sql.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addString(homeId)
                        .addString(deviceId)
                        .addString(json(meter).toString())
                        .addString(meter.supply().toJson().toString())
                        .addString(licence)
                        .addString(meter.pictureId())
                        .addString(madeBy))
                .map(rows -> rows.iterator().next().getLong("id"));
    }

    /** The same under the licence of the set-up before it. */
    Future<Long> insertWithLicence(String homeId, String deviceId, MeterInForce meter, String madeBy) {
        return sql.preparedQuery(INSERT_WITH_LICENCE)
                .execute(Tuple.tuple()
                        .addString(homeId)
                        .addString(deviceId)
                        .addString(json(meter).toString())
                        .addString(meter.supply().toJson().toString())
                        .addString(meter.pictureId())
                        .addString(madeBy))
                .map(rows -> rows.iterator().next().getLong("id"));
    }

    private static JsonNode json(MeterInForce meter) {
        var taught = meter.taught();
        var json = meter.setup().toJson();
        return taught == null ? json : ((ObjectNode) json).set(TAUGHT, taught.json());
    }

    private static MeterInForce meter(Row row) {
        try {
            var setup = (ObjectNode) Json.MAPPER.readTree(row.getString("setup"));
            var taught = setup.remove(TAUGHT);
            return new MeterInForce(
                    row.getLong("id"),
                    MeterSetup.of(setup),
                    SupplyBounds.of(Json.MAPPER.readTree(row.getString("supply"))),
                    row.getString("picture_id"),
                    taught == null ? null : Taught.of(taught));
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL keeps only valid jsonb", e);
        }
    }
}
