package io.mainswatch.relay.command;

import io.micrometer.core.instrument.MeterRegistry;

/** {@code mainswatch_relay_commands_total} by the state a command came to. */
public final class CommandMetrics {
    private final MeterRegistry registry;

    public CommandMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(Transition made) {
        registry.counter("mainswatch_relay_commands", "outcome", made.to().wire())
                .increment();
    }
}
