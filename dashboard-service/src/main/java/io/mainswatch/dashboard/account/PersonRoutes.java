package io.mainswatch.dashboard.account;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.TokenChanged;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.dashboard.http.Answer;
import io.mainswatch.dashboard.http.Cursor;
import io.mainswatch.dashboard.http.Page;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** {@code /people}: everybody who can sign in, for administrators only. To all others nobody is there. */
final class PersonRoutes {
    private final PersonStore people;
    private final MemberStore members;
    private final Bus bus;

    PersonRoutes(PersonStore people, MemberStore members, Bus bus) {
        this.people = people;
        this.members = members;
        this.bus = bus;
    }

    void mount(Router router) {
        router.get("/people").handler(Answer.ok(this::list));
        router.patch("/people/:id").handler(Answer.nothing(this::change));
        router.delete("/people/:id").handler(Answer.nothing(this::delete));
    }

    private Future<?> list(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var after = Cursor.byNumber(query);
        int limit = Page.limit(query);
        query.orThrow();
        Authentication.caller(ctx).requireAdministrator();
        return people.list(after.orElse(0L), limit + 1)
                .map(rows -> Page.of(rows, limit, person -> Cursor.of(person.id())));
    }

    private Future<?> change(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var fields = Fields.of(ctx.body().buffer());
        var administrator = fields.optionalBoolean("administrator");
        if (administrator.isEmpty() && !fields.has("administrator")) {
            fields.refuse("administrator", "missing, expected true or false");
        }
        fields.orThrow();
        long person = named(ctx);
        return telling(person, () -> people.setAdministrator(person, administrator.orElseThrow()));
    }

    private Future<?> delete(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        long person = named(ctx);
        return telling(person, () -> people.delete(person));
    }

    /** Doors that let one of the person's tokens in look again. */
    private Future<Void> telling(long person, Supplier<Future<Void>> change) {
        return members.tokens(person)
                .compose(tokens -> change.get()
                        .onSuccess(done ->
                                tokens.forEach(id -> bus.announce(Addresses.TOKEN_CHANGED, new TokenChanged(id)))));
    }

    private static long named(RoutingContext ctx) {
        if (!Authentication.caller(ctx).isAdministrator()) {
            throw Failure.unknown("no such person");
        }
        return RowId.of(ctx, "id", "person");
    }
}
