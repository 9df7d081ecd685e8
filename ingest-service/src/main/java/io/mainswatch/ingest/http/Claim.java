package io.mainswatch.ingest.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** A sender that has said who it is, and may send its body now. */
interface Claim {
    /** How large a body it is trusted with so far. */
    int mostBytes();

    /** Fails as unauthenticated when the body is not this sender's. */
    Future<Proven> prove(Buffer body);
}
