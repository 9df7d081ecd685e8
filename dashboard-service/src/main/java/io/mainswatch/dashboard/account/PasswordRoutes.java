package io.mainswatch.dashboard.account;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.Passwords;
import io.mainswatch.dashboard.account.UserStore.User;
import io.mainswatch.dashboard.http.Answer;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code /me/password}: another password, for who knows the one before. Every other session ends with it. */
final class PasswordRoutes {
    private final UserStore users;
    private final PasswordCheck check;
    private final Passwords passwords;

    PasswordRoutes(UserStore users, PasswordCheck check, Passwords passwords) {
        this.users = users;
        this.check = check;
        this.passwords = passwords;
    }

    void mount(Router router) {
        router.post("/me/password").handler(Answer.nothing(this::change));
    }

    private Future<?> change(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var person = Authentication.person(ctx);
        var fields = Fields.of(ctx.body().buffer());
        var current = fields.text("currentPassword", PasswordCheck.LONGEST);
        var wanted = PasswordCheck.chosen(fields, "newPassword", person.name());
        if (!current.isEmpty() && current.equals(wanted)) {
            fields.refuse("newPassword", "the password there is already, expected another");
        }
        fields.orThrow();
        return check.own(ctx, "currentPassword", current)
                .compose(user -> passwords.hash(wanted).compose(hash -> replace(user, hash, person)));
    }

    private Future<Boolean> replace(User user, String hash, Caller person) {
        return users.changePassword(user, hash, person.credential()).map(changed -> {
            if (!changed) {
                throw Failure.conflict("the password was changed elsewhere meanwhile");
            }
            return true;
        });
    }
}
