package io.mainswatch.dashboard.account;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.http.TrustedProxies;
import io.mainswatch.common.security.Passwords;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.account.UserStore.User;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Asks for a person's password, and makes guessing slow wherever it is asked for. Belongs to one event loop. */
final class PasswordCheck {
    static final int LONGEST = 200;
    private static final int SHORTEST = 10;

    private final UserStore users;
    private final Passwords passwords;
    private final SignInDelay delay;
    private final String nobodysHash = Passwords.matchingNothing();

    PasswordCheck(UserStore users, Passwords passwords, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.delay = new SignInDelay(clock);
    }

    /**
     * A password somebody chooses: 10 to 200 characters that are not the person's own name.
     *
     * @param user how the person is called, or will be
     */
    static String chosen(Fields fields, String field, String user) {
        var password = fields.text(field, LONGEST);
        boolean missing = password.isEmpty();
        if (!missing && password.length() < SHORTEST) {
            fields.refuse(field, "only " + password.length() + " characters, expected " + SHORTEST + " or more");
        } else if (!missing && password.equalsIgnoreCase(user)) {
            fields.refuse(field, "the user's own name, expected something nobody guesses");
        }
        return password;
    }

    /** The person, where the password is right. */
    Future<Optional<User>> match(RoutingContext ctx, String name, String password) {
        var address = TrustedProxies.client(ctx).address();
        delay.begin(ctx, name, address);
        return users.find(name).compose(user -> verified(user, password)).onSuccess(user -> {
            if (user.isPresent()) {
                delay.succeeded(name, address);
            }
        });
    }

    /** The caller, whose password this request has to carry in the field. */
    Future<User> own(RoutingContext ctx, String field, String password) {
        return match(ctx, Authentication.person(ctx).name(), password)
                .map(user -> user.orElseThrow(() -> Failure.invalid(field, "not your password")));
    }

    /** Takes as long for a user that does not exist, so that nobody learns who does. */
    private Future<Optional<User>> verified(Optional<User> user, String password) {
        return passwords
                .verify(password, user.map(User::passwordHash).orElse(nobodysHash))
                .map(same -> user.filter(found -> same));
    }
}
