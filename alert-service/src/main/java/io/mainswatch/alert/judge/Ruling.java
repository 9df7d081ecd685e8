package io.mainswatch.alert.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one judgement of a home did: collected inside its transaction, announced after the commit. */
final class Ruling {
    private final List<Long> deliveries = new ArrayList<>();
    private boolean changed;
    private @Nullable Instant lookAgainAt;

    void told(List<Long> ids) {
        deliveries.addAll(ids);
        changed = true;
    }

    void changed() {
        changed = true;
    }

    void lookAgain(Optional<Instant> at) {
        at.ifPresent(
                instant -> lookAgainAt = lookAgainAt == null || instant.isBefore(lookAgainAt) ? instant : lookAgainAt);
    }

    List<Long> deliveries() {
        return deliveries;
    }

    boolean isChange() {
        return changed;
    }

    Optional<Instant> lookAgainAt() {
        return Optional.ofNullable(lookAgainAt);
    }
}
