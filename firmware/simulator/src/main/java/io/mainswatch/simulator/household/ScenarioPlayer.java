package io.mainswatch.simulator.household;

import io.mainswatch.simulator.event.Storyteller;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/** Lets a scenario happen to a household. */
public final class ScenarioPlayer {
    private final Vertx vertx;
    private final Household household;
    private final Storyteller story;
    private final List<Long> timers = new ArrayList<>();

    public ScenarioPlayer(Vertx vertx, Household household, Storyteller story) {
        this.vertx = vertx;
        this.household = household;
        this.story = story;
    }

    /** The scenario's time begins now. */
    public void play(Scenario scenario) {
        scenario.steps()
                .forEach(step ->
                        timers.add(vertx.setTimer(Math.max(1, step.after().toMillis()), fired -> happen(step))));
    }

    private void happen(Scenario.Step step) {
        step.happening()
                .befall(household, step)
                .onFailure(failure -> story.tell(step.happening().word() + " did not happen: " + failure.getMessage()));
    }

    public void stop() {
        timers.forEach(vertx::cancelTimer);
    }
}
