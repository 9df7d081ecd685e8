package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;

/** Carries out one kind of order. May be asked again for the same order after a crash: that must change nothing more. */
@FunctionalInterface
interface OrderWork {
    /** @return what the person is told; fails with a {@link io.mainswatch.common.failure.Failure} for a mistake of theirs */
    Future<JsonNode> carryOut(MeterOrder order);
}
