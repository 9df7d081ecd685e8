package io.mainswatch.dashboard.account;

import io.mainswatch.common.failure.Failure;
import io.vertx.ext.web.RoutingContext;

/** A row's number in a path. */
final class RowId {
    private RowId() {}

    /**
     * @param what the thing asked for, as in "no such token"
     * @throws Failure unknown when it is no number
     */
    static long of(RoutingContext ctx, String parameter, String what) {
        try {
            return Long.parseLong(ctx.pathParam(parameter));
        } catch (NumberFormatException e) {
            throw Failure.unknown("no such " + what);
        }
    }
}
