package io.mainswatch.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What an operator asks of ingest: how much, how late, and what was refused. Every label has a few fixed values. */
public final class IngestMetrics {
    private final MeterRegistry registry;
    private final Counter stored;
    private final Counter duplicate;
    private final Counter rejected;
    private final DistributionSummary batchRows;
    private final Timer commit;

    public IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
        stored = readings("stored");
        duplicate = readings("duplicate");
        rejected = readings("rejected");
        batchRows = DistributionSummary.builder("mainswatch.batch.rows")
                .description("Readings in one transaction")
                .register(registry);
        commit = Timer.builder("mainswatch.commit")
                .description("From a batch's leaving to its commit")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }

    public void readingsStored(int count) {
        stored.increment(count);
    }

    public void readingDuplicate() {
        duplicate.increment();
    }

    public void readingRejected() {
        rejected.increment();
    }

    public void batchCommitted(int rows, long nanos) {
        batchRows.record(rows);
        commit.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A CONNECT that was turned away. */
    public void connectRefused(String why) {
        registry.counter("mainswatch.connects.refused", "why", why).increment();
    }

    /** A message that was turned away. */
    public void messageRefused(String why) {
        registry.counter("mainswatch.messages.refused", "why", why).increment();
    }

    /** A message to a subscriber that did not take it in time. */
    public void copyDropped() {
        registry.counter("mainswatch.copies.dropped").increment();
    }

    /** A connection ended from our side or the client's. */
    public void connectionClosed(String why) {
        registry.counter("mainswatch.connections.closed", "why", why).increment();
    }

    /** A figure asked for when the metrics are read. */
    public void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private Counter readings(String outcome) {
        return Counter.builder("mainswatch.readings")
                .tag("outcome", outcome)
                .description("Readings by what became of them")
                .register(registry);
    }
}
