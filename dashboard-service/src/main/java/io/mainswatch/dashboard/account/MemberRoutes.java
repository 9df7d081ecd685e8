package io.mainswatch.dashboard.account;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.TokenChanged;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.Role;
import io.mainswatch.dashboard.http.Answer;
import io.mainswatch.dashboard.http.Cursor;
import io.mainswatch.dashboard.http.Page;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** {@code /homes/{id}/members}: the people of a home. Owners change them; anyone may leave. */
final class MemberRoutes {
    private static final String PERSON = "person in this home";

    private final MemberStore members;
    private final HomeAccess homes;
    private final Bus bus;

    MemberRoutes(MemberStore members, HomeAccess homes, Bus bus) {
        this.members = members;
        this.homes = homes;
        this.bus = bus;
    }

    void mount(Router router) {
        router.get("/homes/:id/members").handler(Answer.ok(this::list));
        router.patch("/homes/:id/members/:n").handler(Answer.nothing(this::change));
        router.delete("/homes/:id/members/:n").handler(Answer.nothing(this::remove));
    }

    private Future<?> list(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var after = Cursor.byNumber(query);
        int limit = Page.limit(query);
        query.orThrow();
        return home(ctx, Role.VIEWER)
                .compose(home -> members.list(home, after.orElse(0L), limit + 1))
                .map(rows -> Page.of(rows, limit, member -> Cursor.of(member.id())));
    }

    private Future<?> change(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var fields = Fields.of(ctx.body().buffer());
        var role = Role.of(fields.choice("role", Role.WORDS));
        fields.orThrow();
        return home(ctx, Role.OWNER).compose(home -> {
            long person = RowId.of(ctx, "n", PERSON);
            return members.change(home, person, role).compose(changed -> tell(person));
        });
    }

    private Future<?> remove(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var self = Authentication.caller(ctx).userId();
        boolean leaving = self != null && ctx.pathParam("n").equals(self.toString());
        return home(ctx, leaving ? Role.VIEWER : Role.OWNER).compose(home -> {
            long person = RowId.of(ctx, "n", PERSON);
            return members.remove(home, person).compose(removed -> tell(person));
        });
    }

    /** Doors that let one of the person's tokens in look again. */
    private Future<Void> tell(long person) {
        return members.tokens(person)
                .onSuccess(ids -> ids.forEach(id -> bus.announce(Addresses.TOKEN_CHANGED, new TokenChanged(id))))
                .mapEmpty();
    }

    private Future<String> home(RoutingContext ctx, Role needed) {
        return homes.named(Authentication.caller(ctx), Optional.of(ctx.pathParam("id")), needed);
    }
}
