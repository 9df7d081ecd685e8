package io.mainswatch.ingest.writer;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code heartbeat} table: a whole batch in one statement, a beat that is there already left as it is. */
final class BeatStore {
    /** In one order everywhere, so that two copies never wait for each other in a circle. */
    private static final String INSERT = """
            INSERT INTO heartbeat (device_id, at, source, charging, battery_percent, network)
            SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::text[], $4::bool[], $5::int2[], $6::text[])
                AS given(device_id, at, source, charging, battery_percent, network)
            ORDER BY device_id, at
            ON CONFLICT (device_id, at) DO NOTHING
            """;

    Future<Void> insert(SqlClient sql, List<Beat> beats) {
        return sql.preparedQuery(INSERT).execute(columns(beats)).mapEmpty();
    }

    private static Tuple columns(List<Beat> beats) {
        return Tuple.tuple()
                .addArrayOfString(beats.stream().map(Beat::deviceId).toArray(String[]::new))
                .addArrayOfOffsetDateTime(beats.stream()
                        .map(beat -> beat.heartbeat().at().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfString(
                        beats.stream().map(beat -> beat.heartbeat().source()).toArray(String[]::new))
                .addArrayOfBoolean(
                        beats.stream().map(beat -> beat.heartbeat().charging()).toArray(Boolean[]::new))
                .addArrayOfShort(beats.stream()
                        .map(beat -> percent(beat.heartbeat().batteryPercent()))
                        .toArray(Short[]::new))
                .addArrayOfString(
                        beats.stream().map(beat -> beat.heartbeat().network()).toArray(String[]::new));
    }

    private static @Nullable Short percent(@Nullable Integer given) {
        return given == null ? null : given.shortValue();
    }
}
