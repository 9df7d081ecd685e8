package io.mainswatch.ingest.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {
    @ParameterizedTest
    @ValueSource(strings = {"21000", "22003", "23514", "P0001"})
    void what_is_wrong_with_the_row_will_never_pass(String state) {
        assertThat(DatabaseFailure.isPermanent(failure(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"53100", "57P01", "57P03", "40P01", "08006", "42501", "25006"})
    void what_is_wrong_with_the_server_is_tried_again(String state) {
        assertThat(DatabaseFailure.isPermanent(failure(state))).isFalse();
    }

    @Test
    void a_lost_connection_is_tried_again() {
        assertThat(DatabaseFailure.isPermanent(new IOException("reset by peer")))
                .isFalse();
    }

    private static PgException failure(String state) {
        return new PgException("no", "ERROR", state, null);
    }
}
