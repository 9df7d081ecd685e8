package io.mainswatch.simulator.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OutboxTest {
    @Test
    void whatWasCarriedByALostConnectionWaitsAgainInItsOldOrder() {
        var outbox = filled(5, 10);
        outbox.sent(1, outbox.take().orElseThrow());
        outbox.sent(2, outbox.take().orElseThrow());
        outbox.acknowledged(1);
        outbox.connectionLost();

        assertThat(rest(outbox)).containsExactly("1", "2", "3", "4");
    }

    @Test
    void whenFullTheOldestGoesAndIsCounted() {
        var outbox = filled(8, 5);

        assertThat(outbox.lost()).isEqualTo(3);
        assertThat(rest(outbox)).containsExactly("3", "4", "5", "6", "7");
    }

    @Test
    void acknowledgedMessagesCanBeRepeatedNewestLast() {
        var outbox = filled(4, 10);
        for (int id = 1; id <= 4; id++) {
            outbox.sent(id, outbox.take().orElseThrow());
            outbox.acknowledged(id);
        }

        assertThat(outbox.repeat(2)).isEqualTo(2);
        assertThat(rest(outbox)).containsExactly("2", "3");
    }

    @Property
    void nothingIsLostBelowTheBound(
            @ForAll @IntRange(max = 60) int messages, @ForAll @IntRange(max = 60) int taken, @ForAll boolean breaks) {
        var outbox = filled(messages, 100);
        int acknowledged = 0;
        for (int id = 0; id < Math.min(messages, taken); id++) {
            outbox.sent(id, outbox.take().orElseThrow());
            if (id % 3 == 0) {
                outbox.acknowledged(id);
                acknowledged++;
            }
        }
        if (breaks) {
            outbox.connectionLost();
            assertThat(outbox.inFlight()).isZero();
        }
        assertThat(outbox.size()).isEqualTo(messages - acknowledged);
    }

    private static Outbox filled(int messages, int bound) {
        var outbox = new Outbox(bound);
        for (int i = 0; i < messages; i++) {
            outbox.add(Message.passing("topic", String.valueOf(i)));
        }
        return outbox;
    }

    private static List<String> rest(Outbox outbox) {
        List<String> payloads = new ArrayList<>();
        for (var next = outbox.take(); next.isPresent(); next = outbox.take()) {
            payloads.add(next.get().payload());
        }
        return payloads;
    }
}
