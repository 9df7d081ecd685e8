package io.mainswatch.alert.judge;

import io.mainswatch.alert.incident.IncidentDesk;
import io.mainswatch.alert.outage.Gap;
import io.mainswatch.alert.outage.Outage;
import io.mainswatch.alert.outage.OutageStore;
import io.mainswatch.alert.outage.PassedSilenceQueries;
import io.mainswatch.alert.outage.ReturnEvidence;
import io.mainswatch.alert.outage.ReturnQueries;
import io.mainswatch.alert.supply.Finding;
import io.mainswatch.alert.supply.Finding.Situation;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.List;

/**
 * A silence of all mains devices that was over before it meant anything. What they bring back may show what it was: a
 * cut is told in one message, a lost line is only kept, and what nothing explains is no story.
 */
final class PassedSilence {
    /** How long after the first return something may still show it. */
    private static final Duration HANDING_OVER = Duration.ofSeconds(60);

    private final OutageStore outages;
    private final ReturnQueries returns;
    private final IncidentDesk desk;
    private final PassedSilenceQueries silences = new PassedSilenceQueries();

    PassedSilence(OutageStore outages, ReturnQueries returns, IncidentDesk desk) {
        this.outages = outages;
        this.returns = returns;
        this.desk = desk;
    }

    Future<Void> look(SqlClient tx, Case facts, Finding finding, Ruling ruling) {
        boolean possible = finding.situation() == Situation.ON
                && facts.openOutage().isEmpty()
                && facts.mainsReturnedSince(facts.now().minus(HANDING_OVER));
        if (!possible) {
            return Future.succeededFuture();
        }
        return silences.justPassed(tx, facts.home().id(), facts.now())
                .compose(gap -> gap.isEmpty() || facts.wasChargingDuring(gap.get())
                        ? Future.succeededFuture()
                        : judge(tx, facts, gap.get(), ruling));
    }

    private Future<Void> judge(SqlClient tx, Case facts, Gap gap, Ruling ruling) {
        var home = facts.home().id();
        return outages.between(tx, home, gap.from(), gap.to())
                .compose(known -> known.isEmpty()
                        ? returns.evidence(tx, home, gap.from(), gap.to())
                                .map(evidence -> evidence.decide(gap.to()))
                                .compose(decision -> decision.isEmpty()
                                        ? Future.succeededFuture()
                                        : record(tx, facts, gap, decision.get(), ruling))
                        : Future.succeededFuture());
    }

    private Future<Void> record(SqlClient tx, Case facts, Gap gap, ReturnEvidence.Decision decision, Ruling ruling) {
        var outage = new Outage(
                OutageStore.newId(),
                facts.home().id(),
                gap.from(),
                gap.to(),
                decision.verdict(),
                decision.confidence(),
                null,
                decision.evidence(),
                1);
        ruling.changed();
        return outages.insert(tx, outage, "observed")
                .compose(ok -> outage.verdict().equals("power")
                        ? desk.whole(tx, facts.home(), outage, facts.now())
                        : Future.succeededFuture(List.<Long>of()))
                .onSuccess(ruling::told)
                .mapEmpty();
    }
}
