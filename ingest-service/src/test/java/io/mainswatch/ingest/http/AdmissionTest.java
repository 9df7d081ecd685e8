package io.mainswatch.ingest.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainswatch.common.failure.Failure;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final Admission admission = new Admission();

    @Test
    void bodies_are_let_in_until_their_bytes_would_be_too_many() {
        for (int i = 0; i < 64; i++) {
            admission.enter(1 << 20);
        }
        assertThatThrownBy(() -> admission.enter(1)).isInstanceOf(Failure.class);
        admission.leave(1 << 20);
        admission.enter(1);
    }

    @Test
    void small_requests_are_bounded_by_their_number() {
        for (int i = 0; i < 4_096; i++) {
            admission.enter(1);
        }
        assertThatThrownBy(() -> admission.enter(1)).isInstanceOf(Failure.class);
    }

    @Test
    void the_only_request_is_let_in_whatever_its_size() {
        admission.enter(Long.MAX_VALUE / 2);
    }
}
