package io.mainswatch.dashboard.account;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.TokenChanged;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.config.Settings.Admin;
import io.mainswatch.common.security.Passwords;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.time.Clock;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes what every installation needs: the default home, the user {@code admin}, and the settings' API token. Repeated
 * at every start; a password or token changed in the settings replaces the one before.
 */
public final class FirstRun {
    private static final String ADMIN = "admin";

    private final UserStore users;
    private final TokenStore tokens;
    private final Passwords passwords;
    private final Bus bus;
    private final Clock clock;

    public FirstRun(UserStore users, TokenStore tokens, Passwords passwords, Bus bus, Clock clock) {
        this.users = users;
        this.tokens = tokens;
        this.passwords = passwords;
        this.bus = bus;
        this.clock = clock;
    }

    /** @param firstPassword told the password that was made for {@code admin}, the one time that it is */
    public Future<Void> ensure(Admin admin, Consumer<String> firstPassword) {
        var given = Optional.ofNullable(admin.password());
        return users.find(ADMIN)
                .compose(found -> found.isPresent()
                        ? given.map(password -> keep(found.get(), password)).orElseGet(Future::succeededFuture)
                        : create(given, firstPassword))
                .compose(ready -> tokens.adopt(admin.apiToken(), clock.now()))
                .onSuccess(
                        revoked -> revoked.forEach(id -> bus.announce(Addresses.TOKEN_CHANGED, new TokenChanged(id))))
                .mapEmpty();
    }

    private Future<Void> create(Optional<String> given, Consumer<String> firstPassword) {
        var password = given.orElseGet(() -> Secrets.random().substring(0, 20));
        return passwords
                .hash(password)
                .compose(hash -> users.insertAdministrator(ADMIN, hash))
                .onSuccess(mine -> {
                    if (mine && given.isEmpty()) {
                        firstPassword.accept(password);
                    }
                })
                .mapEmpty();
    }

    private Future<Void> keep(UserStore.User user, String password) {
        return passwords
                .verify(password, user.passwordHash())
                .compose(same -> same
                        ? Future.succeededFuture()
                        : passwords.hash(password).compose(hash -> users.changePassword(user, hash)));
    }
}
