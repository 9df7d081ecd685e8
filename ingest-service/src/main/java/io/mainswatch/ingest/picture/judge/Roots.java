package io.mainswatch.ingest.picture.judge;

import java.util.Optional;

/** Finds where a chain of candidates grows out of what is believed. */
final class Roots {
    private Roots() {}

    /** The newest believed value from which the candidate could have been reached. */
    static Optional<Believed> before(Candidate first, MeterState state, MeterLimits limits) {
        var believed = state.believed();
        for (int i = believed.size() - 1; i >= 0; i--) {
            var root = believed.get(i);
            if (root.at().isBefore(first.at())
                    && limits.allows(root.at(), root.wattHours(), first.at(), first.wattHours())) {
                return Optional.of(root);
            }
        }
        return Optional.empty();
    }
}
