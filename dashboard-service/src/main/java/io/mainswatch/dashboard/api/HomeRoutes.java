package io.mainswatch.dashboard.api;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.ChangeRecorded;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.Role;
import io.mainswatch.dashboard.account.Authentication;
import io.mainswatch.dashboard.account.Caller;
import io.mainswatch.dashboard.account.HomeAccess;
import io.mainswatch.dashboard.api.HomeEdit.NewHome;
import io.mainswatch.dashboard.http.Answer;
import io.mainswatch.dashboard.http.Cursor;
import io.mainswatch.dashboard.http.Page;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** {@code /homes}: the places that are watched, each with the state of its mains. */
final class HomeRoutes {
    private final HomeStore store;
    private final HomeAccess homes;
    private final Bus bus;

    HomeRoutes(HomeStore store, HomeAccess homes, Bus bus) {
        this.store = store;
        this.homes = homes;
        this.bus = bus;
    }

    void mount(Router router) {
        router.get("/homes").handler(Answer.ok(this::list));
        router.post("/homes").handler(Answer.created(this::create));
        router.get("/homes/:id").handler(Answer.ok(this::show));
        router.patch("/homes/:id").handler(Answer.ok(this::edit));
    }

    private Future<?> list(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var home = query.optionalText("home", HomeAccess.LONGEST_ID);
        var after = Cursor.byId(query);
        int limit = Page.limit(query);
        query.orThrow();
        var caller = Authentication.caller(ctx);
        return homes.existing(caller, home, Role.VIEWER)
                .compose(known -> store.list(
                        known.map(HomeRoutes::only).orElseGet(() -> caller.visibleHomes()),
                        after.map(Cursor::id).orElse(""),
                        limit + 1))
                .map(rows -> Page.of(rows, limit, view -> Cursor.of(view.id())));
    }

    private static String[] only(String home) {
        return new String[] {home};
    }

    private Future<?> create(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var home = NewHome.from(Fields.of(ctx.body().buffer()));
        Authentication.caller(ctx).requireAdministrator();
        return store.insert(home).onSuccess(done -> announce(home.id())).compose(done -> find(home.id()));
    }

    private Future<?> show(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        return named(ctx, Role.VIEWER).compose(this::find);
    }

    private Future<?> edit(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var change = HomeEdit.from(Fields.of(ctx.body().buffer()));
        return named(ctx, Role.OWNER)
                .compose(id ->
                        store.update(id, change).onSuccess(done -> announce(id)).compose(done -> find(id)));
    }

    private Future<String> named(RoutingContext ctx, Role needed) {
        Caller caller = Authentication.caller(ctx);
        return homes.named(caller, Optional.of(ctx.pathParam("id")), needed);
    }

    private Future<HomeView> find(String id) {
        return store.find(List.of(id))
                .map(found -> found.stream().findFirst().orElseThrow(() -> Failure.unknown("no such home")));
    }

    private void announce(String id) {
        bus.announce(Addresses.CHANGE_RECORDED, new ChangeRecorded(id));
    }
}
