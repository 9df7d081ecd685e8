package io.mainswatch.standalone;

import io.mainswatch.alert.AlertVerticle;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.dashboard.DashboardVerticle;
import io.mainswatch.ingest.IngestVerticle;
import io.mainswatch.relay.RelayVerticle;
import io.vertx.core.Deployable;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The four services, in the order they start. */
public enum Services {
    /** What devices send. */
    INGEST,
    /** What silence means. */
    ALERT,
    /** Switching. */
    RELAY,
    /** The page and the API. */
    DASHBOARD;

    /** All four. People are let in last, once everything behind the page works. */
    public static List<Function<Platform, Deployable>> all(Consumer<String> firstPassword) {
        return List.of(values()).stream()
                .map(service -> service.starter(firstPassword))
                .toList();
    }

    /** @param firstPassword told the administrator's password when one had to be made */
    public Function<Platform, Deployable> starter(Consumer<String> firstPassword) {
        return switch (this) {
            case INGEST -> IngestVerticle::new;
            case ALERT -> AlertVerticle::new;
            case RELAY -> RelayVerticle::new;
            case DASHBOARD -> platform -> new DashboardVerticle(platform, firstPassword);
        };
    }
}
