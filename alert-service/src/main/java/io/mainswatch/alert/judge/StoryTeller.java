package io.mainswatch.alert.judge;

import io.mainswatch.alert.incident.IncidentDesk;
import io.mainswatch.alert.outage.Outage;
import io.mainswatch.alert.outage.OutageStore;
import io.mainswatch.alert.outage.ReturnQueries;
import io.mainswatch.alert.supply.DeviceEvidence;
import io.mainswatch.alert.supply.Evidence;
import io.mainswatch.alert.supply.Finding;
import io.mainswatch.alert.supply.Finding.Situation;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens, clears up and ends outages, each change together with its messages. */
final class StoryTeller {
    /** How long after a silence the devices may take to hand over what they kept before its end is told. */
    static final Duration HANDING_OVER = Duration.ofSeconds(20);

    private final OutageStore outages;
    private final ReturnQueries returns;
    private final IncidentDesk desk;

    StoryTeller(OutageStore outages, ReturnQueries returns, IncidentDesk desk) {
        this.outages = outages;
        this.returns = returns;
        this.desk = desk;
    }

    /** Ends the outages of devices that speak again, or that are watched no longer. */
    Future<Void> endDevices(SqlClient tx, Case facts, Ruling ruling) {
        Future<Void> done = Future.succeededFuture();
        for (var outage : facts.openDeviceOutages()) {
            var device = facts.device(String.valueOf(outage.deviceId()));
            if (device.isEmpty() || !device.get().silent()) {
                var at = device.map(DeviceEvidence::upSince).orElse(facts.now());
                var says = device.isEmpty() ? "no longer watched" : "it spoke again";
                var end = new Evidence(at, String.valueOf(outage.deviceId()), says);
                done = done.compose(ok -> end(tx, facts, outage.ended(at, List.of(end)), ruling));
            }
        }
        return done;
    }

    /** Brings the home's outage in line with the finding. Returns the outage that goes on, or null. */
    Future<@Nullable Outage> apply(SqlClient tx, Case facts, Finding finding, Ruling ruling) {
        var open = facts.openOutage();
        if (open.isPresent()) {
            return continued(tx, facts, open.get(), finding, ruling);
        }
        if (finding.situation().isOutage()) {
            return open(tx, facts, outage(facts, finding), ruling);
        }
        return devices(tx, facts, finding, ruling).map(none -> null);
    }

    /**
     * Looks for what decides about a silence that ended; tells its end when that is known or no longer awaited. Where the
     * next outage begins nothing is awaited: its story must not be told before this one's end.
     */
    Future<Void> decideSilences(SqlClient tx, Case facts, Finding finding, Ruling ruling) {
        boolean nextBegins = facts.openOutage().isEmpty() && finding.situation().isOutage();
        Future<Void> done = Future.succeededFuture();
        for (var outage : facts.undecided()) {
            done = done.compose(ok -> decide(tx, facts, outage, nextBegins, ruling));
        }
        return done;
    }

    private Future<@Nullable Outage> continued(
            SqlClient tx, Case facts, Outage outage, Finding finding, Ruling ruling) {
        if (finding.situation() == Situation.ON) {
            var ended = outage.ended(finding.since(), finding.evidence());
            if (!ended.verdict().equals("unknown")) {
                return end(tx, facts, ended, ruling).map(none -> null);
            }
            // What it was may show within seconds: the end is told then, by decideSilences.
            ruling.changed();
            return outages.update(tx, ended).map(none -> null);
        }
        if (!finding.situation().isOutage() || verdict(finding).equals(outage.verdict())) {
            return Future.succeededFuture(outage);
        }
        var clearer = outage.decided(verdict(finding), finding.confidence(), finding.evidence());
        return outages.update(tx, clearer)
                .compose(ok -> desk.correct(tx, facts.home(), clearer, facts.now()))
                .map(ids -> {
                    ruling.told(ids);
                    return clearer;
                });
    }

    private Future<Void> devices(SqlClient tx, Case facts, Finding finding, Ruling ruling) {
        Future<Void> done = Future.succeededFuture();
        for (var id : finding.broken()) {
            var device = facts.device(id);
            boolean known = facts.openDeviceOutages().stream().anyMatch(outage -> id.equals(outage.deviceId()));
            if (device.isPresent() && !known) {
                done = done.compose(ok -> open(tx, facts, outage(facts, device.get()), ruling))
                        .mapEmpty();
            }
        }
        return done;
    }

    private Future<Void> decide(SqlClient tx, Case facts, Outage outage, boolean nextBegins, Ruling ruling) {
        var endedAt = outage.endedAt();
        if (endedAt == null) {
            return Future.succeededFuture();
        }
        return desk.isClosed(tx, outage.id())
                .compose(told -> returns.evidence(tx, outage.homeId(), outage.startedAt(), endedAt)
                        .compose(evidence -> {
                            var decision = evidence.decide(endedAt);
                            if (decision.isPresent()) {
                                var clear = outage.decided(
                                        decision.get().verdict(),
                                        decision.get().confidence(),
                                        decision.get().evidence());
                                return told ? correct(tx, facts, clear, ruling) : end(tx, facts, clear, ruling);
                            }
                            var awaited = endedAt.plus(HANDING_OVER);
                            ruling.lookAgain(Optional.of(awaited).filter(at -> at.isAfter(facts.now())));
                            return told || !nextBegins && facts.now().isBefore(awaited)
                                    ? Future.succeededFuture()
                                    : finish(tx, facts, outage, ruling);
                        }));
    }

    private Future<@Nullable Outage> open(SqlClient tx, Case facts, Outage outage, Ruling ruling) {
        return outages.insert(tx, outage, "observed")
                .compose(ok -> desk.begin(tx, facts.home(), outage, facts.now()))
                .map(ids -> {
                    ruling.told(ids);
                    return outage;
                });
    }

    private Future<Void> end(SqlClient tx, Case facts, Outage ended, Ruling ruling) {
        return outages.update(tx, ended).compose(ok -> finish(tx, facts, ended, ruling));
    }

    private Future<Void> correct(SqlClient tx, Case facts, Outage clear, Ruling ruling) {
        return outages.update(tx, clear)
                .compose(ok -> desk.correct(tx, facts.home(), clear, facts.now()))
                .onSuccess(ruling::told)
                .mapEmpty();
    }

    private Future<Void> finish(SqlClient tx, Case facts, Outage ended, Ruling ruling) {
        return desk.finish(tx, facts.home(), ended, facts.now())
                .onSuccess(ruling::told)
                .mapEmpty();
    }

    private static Outage outage(Case facts, Finding finding) {
        return new Outage(
                OutageStore.newId(),
                facts.home().id(),
                finding.since(),
                null,
                verdict(finding),
                finding.confidence(),
                null,
                finding.evidence(),
                1);
    }

    private static Outage outage(Case facts, DeviceEvidence device) {
        var last = Evidence.lastWord(device.wordAt(), device.id(), device.name());
        Instant since = device.wordAt();
        return new Outage(
                OutageStore.newId(), facts.home().id(), since, null, "device", 0.8, device.id(), List.of(last), 1);
    }

    private static String verdict(Finding finding) {
        return finding.situation().name().toLowerCase(Locale.ROOT);
    }
}
