package io.mainswatch.alert.judge;

import io.mainswatch.alert.outage.Outage;
import io.mainswatch.alert.outage.OutageStore;
import io.mainswatch.alert.supply.Finding;
import io.mainswatch.alert.supply.HomeQueries;
import io.mainswatch.alert.supply.SupplyStore;
import io.mainswatch.alert.supply.SupplyVerdict;
import io.mainswatch.alert.watch.Listening;
import io.mainswatch.common.time.Clock;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges one home inside one transaction, under the home's lock: two copies judge one after the other, and
 * the second finds nothing left to do.
 */
final class HomeJudge {
    private final Clock clock;
    private final HomeQueries homes;
    private final OutageStore outages;
    private final StoryTeller stories;
    private final PassedSilence passedSilence;
    private final SupplyStore supplies = new SupplyStore();

    HomeJudge(Clock clock, HomeQueries homes, OutageStore outages, StoryTeller stories, PassedSilence passedSilence) {
        this.clock = clock;
        this.homes = homes;
        this.outages = outages;
        this.stories = stories;
        this.passedSilence = passedSilence;
    }

    Future<Ruling> judge(SqlClient tx, String homeId, Listening listening) {
        var ruling = new Ruling();
        return supplies.lock(tx, homeId, clock.now())
                .compose(before -> load(tx, homeId, listening)
                        .compose(found ->
                                found.isEmpty() ? Future.succeededFuture() : rule(tx, found.get(), before, ruling)))
                .map(ruling);
    }

    private Future<Optional<Case>> load(SqlClient tx, String homeId, Listening listening) {
        var now = clock.now();
        return homes.home(tx, homeId).compose(home -> {
            if (home.isEmpty()) {
                return Future.succeededFuture(Optional.empty());
            }
            return homes.devices(tx, homeId, now)
                    .compose(devices -> outages.unfinished(tx, homeId, now)
                            .compose(open -> outages.poweredAt(tx, homeId)
                                    .map(powered -> Optional.of(new Case(
                                            home.get(), now, listening, devices, open, powered.orElse(null))))));
        });
    }

    private Future<Void> rule(SqlClient tx, Case facts, SupplyStore.Current before, Ruling ruling) {
        var finding = SupplyVerdict.of(facts.evidence());
        ruling.lookAgain(finding.nextLook());
        return stories.endDevices(tx, facts, ruling)
                .compose(ok -> stories.decideSilences(tx, facts, finding, ruling))
                .compose(ok -> stories.apply(tx, facts, finding, ruling))
                .compose(outage -> supply(tx, facts, finding, outage, before, ruling))
                .compose(ok -> passedSilence.look(tx, facts, finding, ruling))
                .compose(ok ->
                        ruling.isChange() ? supplies.revise(tx, facts.home().id()) : Future.succeededFuture())
                .mapEmpty();
    }

    private Future<Void> supply(
            SqlClient tx,
            Case facts,
            Finding finding,
            @Nullable Outage outage,
            SupplyStore.Current before,
            Ruling ruling) {
        var shown = outage == null ? finding : ofOutage(outage);
        var state = state(shown.situation());
        boolean unproven = state.equals("on") && before.state().equals("not-watched") && !facts.heardAnything();
        if (state.isEmpty() || unproven) {
            return Future.succeededFuture();
        }
        return supplies.set(tx, facts.home().id(), before, state, shown, outage == null ? null : outage.id())
                .map(changed -> {
                    if (changed) {
                        ruling.changed();
                    }
                    return null;
                });
    }

    private static Finding ofOutage(Outage outage) {
        return new Finding(
                Finding.Situation.valueOf(outage.verdict().toUpperCase(Locale.ROOT)),
                outage.startedAt(),
                outage.confidence(),
                outage.evidence(),
                List.of(),
                null);
    }

    /** The state shown, or empty where it stays as it was. */
    private static String state(Finding.Situation situation) {
        return switch (situation) {
            case ON, INTERNET, DEVICE -> "on";
            case POWER -> "off";
            case UNKNOWN -> "unknown";
            case NOT_WATCHED -> "not-watched";
            case WAITING -> "";
        };
    }
}
