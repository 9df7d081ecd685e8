package io.mainswatch.dashboard.account;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.TokenChanged;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.config.Settings.Admin;
import io.mainswatch.common.security.Passwords;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.account.UserStore.User;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes what every installation needs: the default home, the user {@code admin}, and the settings' API token. Repeated
 * at every start. A password that changed in the settings replaces the one before; the same one as last time leaves alone
 * what the person chose since. A password made here is good for choosing another and nothing else.
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
                        : createMissing(given, firstPassword))
                .compose(ready -> tokens.adopt(admin.apiToken(), clock.now()))
                .onSuccess(
                        revoked -> revoked.forEach(id -> bus.announce(Addresses.TOKEN_CHANGED, new TokenChanged(id))))
                .mapEmpty();
    }

    /** Somebody else may administer the installation since: then nobody is made unless the settings ask for it. */
    private Future<Void> createMissing(Optional<String> given, Consumer<String> firstPassword) {
        return users.hasAdministrator()
                .compose(administered ->
                        administered && given.isEmpty() ? Future.succeededFuture() : create(given, firstPassword));
    }

    private Future<Void> create(Optional<String> given, Consumer<String> firstPassword) {
        var password = given.orElseGet(() -> Secrets.random().substring(0, 20));
        return passwords
                .hash(password)
                .compose(hash -> users.insertAdministrator(ADMIN, hash, given.isEmpty()))
                .onSuccess(mine -> {
                    if (mine && given.isEmpty()) {
                        firstPassword.accept(password);
                    }
                })
                .mapEmpty();
    }

    private Future<Void> keep(User user, String password) {
        var adopted = user.settingsPasswordHash();
        return passwords
                .verify(password, adopted == null ? user.passwordHash() : adopted)
                .compose(same -> {
                    if (!same) {
                        return passwords.hash(password).compose(hash -> users.adopt(user, hash));
                    }
                    return adopted == null ? users.adopt(user, user.passwordHash()) : Future.succeededFuture();
                });
    }
}
