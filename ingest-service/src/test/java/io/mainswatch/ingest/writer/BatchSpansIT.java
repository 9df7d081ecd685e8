package io.mainswatch.ingest.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.device.Registry;
import io.mainswatch.ingest.partition.PartitionKeeper;
import io.mainswatch.ingest.protocol.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchSpansIT {
    private static final KnownDevice DEVICE = new KnownDevice("m1", "default", false, ZoneOffset.UTC);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final String LEDGER = """
            SELECT concat_ws('|', channels::text, round(extract(epoch FROM to_at - from_at)))
            FROM reading_batch ORDER BY from_at, id
            """;

    private final ReadingStore store = new ReadingStore("gateway");
    private TestPlatform platform;
    private Registry registry;

    @BeforeEach
    void open() {
        platform = TestPlatform.open();
        registry = new Registry(platform);
        var old = micros(NOW.minus(Duration.ofDays(10)));
        var keeper = new PartitionKeeper(platform.platform());
        Await.result(keeper.ensure(old, micros(NOW)));
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void readings_of_one_hour_are_one_entry() {
        var stored = insert(List.of(row(1, NOW), row(2, NOW.minusSeconds(3_600)), row(1, NOW.minusSeconds(5))));
        assertThat(stored.inserted()).isEqualTo(3);
        assertThat(registry.column(LEDGER)).containsExactly("{1,2}|3600");
        assertThat(registry.count("SELECT max(id) FROM reading_batch")).isEqualTo(stored.batchId());
    }

    @Test
    void an_import_among_live_readings_does_not_touch_the_past_of_others() {
        var rows = new ArrayList<ReadingRow>();
        for (int day = 0; day < 10; day++) {
            rows.add(row(7, NOW.minus(Duration.ofDays(day))));
        }
        rows.add(row(1, NOW));
        rows.add(row(2, NOW.minusSeconds(30)));

        assertThat(insert(rows).inserted()).isEqualTo(12);

        assertThat(registry.column(LEDGER)).containsExactly("{7}|777600", "{1,2}|30");
    }

    private ReadingStore.Stored insert(List<ReadingRow> rows) {
        return Await.result(store.insert(platform.platform().database().pool(), rows));
    }

    private static ReadingRow row(int channelId, Instant at) {
        var reading = new Measurement(
                1,
                micros(at),
                5f,
                Float.NaN,
                Float.NaN,
                Float.NaN,
                Float.NaN,
                Double.NaN,
                Measurement.ABSENT,
                Measurement.ABSENT);
        return new ReadingRow(DEVICE, reading, null, new Silent(), channelId);
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /** Nobody waits. */
    private static final class Silent implements Intake.Receipt {
        @Override
        public void stored() {}

        @Override
        public void duplicate() {}

        @Override
        public void rejected(String reason) {}
    }
}
