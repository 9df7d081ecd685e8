package io.mainswatch.alert;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What the alert service counts: attempts to tell somebody by outcome, and how late a message was. */
public final class AlertMetrics {
    private final MeterRegistry registry;
    private final Timer dwell;

    public AlertMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.dwell = Timer.builder("mainswatch_delivery_dwell")
                .description("from the decision to Telegram's answer")
                .publishPercentileHistogram()
                .register(registry);
    }

    /** @param outcome one of a few words: {@code sent}, {@code retry}, {@code refused}, {@code moved} */
    public void delivered(String outcome) {
        Counter.builder("mainswatch_delivery_attempts")
                .description("attempts to send a message")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    public void dwelt(Duration length) {
        dwell.record(length);
    }

    /** How long a look at everything took. */
    public void looked(Duration length) {
        registry.timer("mainswatch_watch_sweep").record(length);
    }
}
