package io.mainswatch.dashboard.account;

import io.mainswatch.common.platform.Platform;
import io.mainswatch.common.security.Passwords;
import io.vertx.ext.web.Router;

/**
 * All about who asks, in this order: how to come in, who it is, what a person with a one-time password may do, then the
 * rest. What is mounted afterwards has a known caller with a password of their own.
 */
public final class AccountRoutes {
    private final Platform platform;
    private final Passwords passwords;
    private final SessionStore sessions;
    private final PasskeyStore passkeyStore;
    private final PasswordCheck check;
    private final PublicAddress address;

    public AccountRoutes(Platform platform, Passwords passwords) {
        var pool = platform.database().pool();
        this.platform = platform;
        this.passwords = passwords;
        this.sessions = new SessionStore(pool);
        this.passkeyStore = new PasskeyStore(platform.database());
        this.check = new PasswordCheck(new UserStore(pool), passwords, platform.clock());
        this.address = new PublicAddress(platform.settings().publicUrl());
    }

    public void mount(Router router) {
        var pool = platform.database().pool();
        var clock = platform.clock();
        var cookie = new SessionCookie(platform.settings().tls() != null);
        var opening = new SessionOpening(sessions, cookie, clock);
        var session = new SessionRoutes(check, opening, sessions, cookie);
        var invitations = new InvitationStore(platform.database());
        var acceptance =
                new AcceptanceRoutes(invitations, new AcceptanceStore(platform.database()), passwords, opening, clock);

        session.mountOpen(router);
        acceptance.mountOpen(router);
        var passkeys = passkeys(router, opening);
        router.route()
                .handler(new Authentication(new CallerQueries(pool), sessions, new TokenStore(pool), cookie, clock));
        session.mount(router);
        new MeRoutes(new HomeQueries(pool)).mount(router);
        new PasswordRoutes(new UserStore(pool), check, passwords).mount(router);
        router.route().handler(Authentication::requireOwnPassword);
        acceptance.mount(router);
        passkeys.mount(router);
        new OwnSessionRoutes(sessions, clock).mount(router);
        people(router, invitations);
    }

    private PasskeyRoutes passkeys(Router router, SessionOpening opening) {
        var clock = platform.clock();
        var ceremonies = new Passkeys(platform.vertx());
        var challenges = new PasskeyChallenges(platform.secrets());
        new PasskeySignInRoutes(passkeyStore, ceremonies, challenges, opening, address, clock).mountOpen(router);
        return new PasskeyRoutes(passkeyStore, ceremonies, challenges, check, address, clock);
    }

    private void people(Router router, InvitationStore invitations) {
        var pool = platform.database().pool();
        var bus = platform.bus();
        var homes = new HomeAccess(new HomeQueries(pool));
        var members = new MemberStore(pool);
        new TokenRoutes(new TokenStore(pool), homes, bus, platform.clock()).mount(router);
        new MemberRoutes(members, homes, bus).mount(router);
        new InvitationRoutes(invitations, homes, address, platform.clock()).mount(router);
        new PersonRoutes(new PersonStore(platform.database()), members, bus).mount(router);
    }
}
