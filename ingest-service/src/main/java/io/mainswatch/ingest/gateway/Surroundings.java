package io.mainswatch.ingest.gateway;

import io.mainswatch.common.time.Clock;
import io.mainswatch.ingest.IngestMetrics;
import io.mainswatch.ingest.rejected.RejectedMessages;
import io.mainswatch.ingest.writer.ReadingWriter;
import io.mainswatch.ingest.writer.StateWriter;
import io.vertx.core.Vertx;

/** What every session stands among. */
public record Surroundings(
        Vertx vertx,
        Clock clock,
        ReadingWriter writer,
        StateWriter states,
        RejectedMessages rejected,
        IngestMetrics metrics) {}
