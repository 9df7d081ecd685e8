package io.mainswatch.dashboard.http;

import io.mainswatch.common.failure.Failure;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** The {@code :id} of a path, for resources whose ids other services make. */
public final class PathId {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");

    private PathId() {}

    /**
     * Nothing but 1 to 100 letters, digits and {@code . _ : -}.
     *
     * @param what the thing asked for, as in "no such outage"
     * @throws Failure unknown when no id looks like that
     */
    public static String of(RoutingContext ctx, String what) {
        var id = ctx.pathParam("id");
        if (!FORM.matcher(id).matches()) {
            throw Failure.unknown("no such " + what);
        }
        return id;
    }
}
