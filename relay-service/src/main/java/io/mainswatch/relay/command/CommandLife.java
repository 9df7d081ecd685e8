package io.mainswatch.relay.command;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.ChangeRecorded;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.time.Clock;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves every command on as far as the tables allow. Any number of copies may sweep at once: each works on the rows it
 * could lock, and a step is made only from the state it was judged in.
 */
public final class CommandLife {
    /** How long a lost bell may go unnoticed. */
    public static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(CommandLife.class);

    private final CommandStore commands;
    private final Bus bus;
    private final Clock clock;
    private final CommandMetrics metrics;

    public CommandLife(CommandStore commands, Bus bus, Clock clock, CommandMetrics metrics) {
        this.commands = commands;
        this.bus = bus;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Does all that is due and answers how long until something is due again. */
    public Future<Duration> sweep() {
        var now = clock.now();
        return commands.advance(now).compose(made -> {
            made.forEach(this::tell);
            return made.isEmpty() ? pause(now) : sweep();
        });
    }

    private Future<Duration> pause(Instant now) {
        return commands.nextDue()
                .map(due -> due.map(at -> Duration.between(now, at)).orElse(LONGEST_PAUSE));
    }

    private void tell(Transition made) {
        metrics.count(made);
        bus.announce(Addresses.CHANGE_RECORDED, new ChangeRecorded(made.homeId()));
        LOG.atDebug()
                .addKeyValue("commandId", made.commandId())
                .addKeyValue("status", made.to().wire())
                .log("a relay command moved on");
    }
}
