package io.mainswatch.ingest.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestDatabase;
import io.mainswatch.common.testing.TestPlatform;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchLedgerIT {
    private final TestPlatform test = TestPlatform.open();
    private final BatchLedger ledger =
            new BatchLedger(test.platform().vertx(), test.platform().database());

    @BeforeEach
    void threeOldBatchesAndOneOfToday() throws SQLException {
        run("INSERT INTO reading_batch (gateway, stored_at, channels, from_at, to_at) SELECT 'g', now() - interval"
                + " '3 days', '{1}', now(), now() FROM generate_series(1, 3)");
        run("INSERT INTO reading_batch (gateway, channels, from_at, to_at) VALUES ('g', '{1}', now(), now())");
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void what_every_consumer_has_passed_is_removed_after_two_days() throws SQLException {
        mark("ingest_watermark", "energy", 4);
        mark("alert_watermark", "history", 4);
        Await.result(ledger.sweep());
        assertThat(batches()).isEqualTo(1);
    }

    @Test
    void what_one_consumer_still_needs_stays() throws SQLException {
        mark("ingest_watermark", "energy", 4);
        mark("alert_watermark", "history", 2);
        Await.result(ledger.sweep());
        assertThat(batches()).isEqualTo(3);
    }

    @Test
    void without_any_mark_nothing_is_removed() throws SQLException {
        Await.result(ledger.sweep());
        assertThat(batches()).isEqualTo(4);
    }

    private void mark(String table, String consumer, int id) throws SQLException {
        run("INSERT INTO " + table + " SELECT '" + consumer + "', xact, id FROM reading_batch WHERE id = " + id);
    }

    private void run(String sql) throws SQLException {
        try (var connection = TestDatabase.connect(test.databaseUrl())) {
            connection.createStatement().execute(sql);
        }
    }

    private int batches() throws SQLException {
        try (var connection = TestDatabase.connect(test.databaseUrl());
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM reading_batch")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
