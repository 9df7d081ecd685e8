package io.mainswatch.ingest.picture;

import io.mainswatch.ingest.picture.Replay.Again;
import io.vertx.core.Future;

/** What a replay does to what was published: nothing, while somebody only looks what it would be. */
interface PastChange {
    PastChange NONE = new PastChange() {
        @Override
        public Future<Void> replace(Again again) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> end(Replay replay) {
            return Future.succeededFuture();
        }
    };

    /** What was published of one picture goes, and what is made of it now comes. */
    Future<Void> replace(Again again);

    /** The judge goes on from where the replay ends. */
    Future<Void> end(Replay replay);
}
