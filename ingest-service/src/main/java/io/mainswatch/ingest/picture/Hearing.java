package io.mainswatch.ingest.picture;

import io.mainswatch.ingest.picture.judge.MeterState;
import io.mainswatch.ingest.picture.judge.Ruling;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** What is to be judged: asked once the meter's state is locked. */
@FunctionalInterface
interface Hearing {
    /** @param transaction in which more may be looked up */
    Future<Ruling> rule(MeterState state, SqlConnection transaction);
}
