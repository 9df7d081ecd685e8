package io.mainswatch.alert;

import io.mainswatch.alert.channel.telegram.Telegram;
import io.mainswatch.alert.incident.IncidentDesk;
import io.mainswatch.alert.judge.Judge;
import io.mainswatch.alert.outage.LateEvidence;
import io.mainswatch.alert.watch.Listening;
import io.mainswatch.alert.watch.ListeningLedger;
import io.mainswatch.alert.watch.Watchdog;
import io.mainswatch.common.platform.Platform;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The parts of the service and what one turn of each does; who calls them, and how often, is the verticle's matter. */
final class AlertService {
    private static final Duration UNHURRIED = Duration.ofSeconds(1);

    private final Platform platform;
    private final AlertMetrics metrics;
    private final ListeningLedger ledger;
    private final Watchdog watchdog;
    private final Judge judge;
    private final LateEvidence late;
    private final @Nullable Telegram telegram;

    AlertService(Platform platform) {
        var database = platform.database();
        var bus = platform.bus();
        var clock = platform.clock();
        boolean reachable = platform.settings().telegram().token() != null;
        this.platform = platform;
        this.metrics = new AlertMetrics(platform.metrics());
        this.ledger = new ListeningLedger(database, clock);
        this.watchdog = new Watchdog(database, bus, clock);
        this.judge = new Judge(database, bus, clock, new IncidentDesk(reachable));
        this.late = new LateEvidence(database, bus, clock);
        this.telegram = reachable ? new Telegram(platform, metrics) : null;
    }

    Optional<Telegram> telegram() {
        return Optional.ofNullable(telegram);
    }

    /** Writes down that we can hear. */
    Future<Duration> listen() {
        return ledger.tick();
    }

    /** Looks at every device and home once. Returns after how long something will be due. */
    Future<Duration> watch() {
        long begunAt = platform.clock().nanos();
        return ledger.current()
                .compose(
                        listening -> listening.isEmpty() ? judge.notListening().map(UNHURRIED) : watch(listening.get()))
                .onSuccess(
                        next -> metrics.looked(Duration.ofNanos(platform.clock().nanos() - begunAt)));
    }

    /** Looks at what came late. */
    Future<Duration> lookBack() {
        return late.sweep().map(UNHURRIED.multipliedBy(3));
    }

    /** Behind {@code /health/ready}. */
    Map<String, Supplier<Future<Void>>> checks() {
        var checks = new LinkedHashMap<>(platform.checks());
        checks.put("listening", ledger::requireListening);
        if (telegram != null) {
            checks.put("outbox", telegram::requireOutboxMoves);
        }
        return checks;
    }

    private Future<Duration> watch(Listening listening) {
        return watchdog.sweep(listening)
                .compose(deadline -> judge.sweep(listening).map(lookAgain -> until(deadline, lookAgain)));
    }

    private Duration until(Optional<Instant> deadline, Optional<Instant> lookAgain) {
        var now = platform.clock().now();
        var next = now.plus(UNHURRIED);
        next = deadline.filter(next::isAfter).orElse(next);
        next = lookAgain.filter(next::isAfter).orElse(next);
        return next.isBefore(now) ? Duration.ZERO : Duration.between(now, next);
    }
}
