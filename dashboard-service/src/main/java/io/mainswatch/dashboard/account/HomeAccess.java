package io.mainswatch.dashboard.account;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.security.Role;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks a home that a request names: a foreign one and one that does not exist look the same. */
public final class HomeAccess {
    public static final int LONGEST_ID = 24;

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,23}");

    /** The home every installation begins with. */
    public static final String DEFAULT = "default";

    private final HomeQueries homes;

    public HomeAccess(HomeQueries homes) {
        this.homes = homes;
    }

    /** Fails unless the home, where one is named, exists and gives this caller the role. */
    public Future<Optional<String>> existing(Caller caller, Optional<String> home, Role needed) {
        if (home.isEmpty()) {
            return Future.succeededFuture(home);
        }
        if (!ID.matcher(home.get()).matches()) {
            return Future.failedFuture(unknown());
        }
        caller.require(needed, home.get(), "home");
        return homes.exists(home.get()).map(exists -> {
            if (!exists) {
                throw unknown();
            }
            return home;
        });
    }

    private static Failure unknown() {
        return Failure.unknown("no such home");
    }

    /**
     * The home a request is about: the one it names, else the default one where the caller sees it, else the caller's
     * only one.
     */
    public Future<String> named(Caller caller, Optional<String> home, Role needed) {
        return existing(caller, Optional.of(home.orElseGet(() -> usual(caller))), needed)
                .map(Optional::orElseThrow);
    }

    /** The ids of every home this caller sees. */
    public Future<List<String>> visible(Caller caller) {
        return homes.ids(caller.visibleHomes());
    }

    private static String usual(Caller caller) {
        if (caller.sees(DEFAULT)) {
            return DEFAULT;
        }
        return caller.homes().keySet().stream()
                .min(String::compareTo)
                .filter(only -> caller.homes().size() == 1)
                .orElseThrow(() -> Failure.invalid("home", "missing, expected the id of one of your homes"));
    }
}
