package io.mainswatch.ingest.writer;

import io.mainswatch.common.failure.Failure;
import java.util.Optional;

/** Says why a request's number was not taken. */
final class ReplayedRequest {
    private ReplayedRequest() {}

    /** @param newest taken under the same secret; none when the secret has ended */
    static Failure failure(RequestNumber number, Optional<RequestNumber> newest) {
        return newest.filter(taken -> isAbove(taken, number))
                .map(taken -> Failure.conflict("request " + number.boot() + "/" + number.seq() + " (X-Boot/X-Seq) came"
                        + " before, expected above " + taken.boot() + "/" + taken.seq()))
                .orElseGet(() -> Failure.unauthenticated("the secret has ended"));
    }

    private static boolean isAbove(RequestNumber taken, RequestNumber number) {
        return taken.boot() > number.boot() || taken.boot() == number.boot() && taken.seq() >= number.seq();
    }
}
