package io.mainswatch.dashboard.live;

import io.mainswatch.dashboard.account.Caller;
import io.mainswatch.dashboard.account.Credential;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * For whom a stream was opened, with the rights of that moment.
 *
 * @param home the only home that was asked for, if one was
 */
record Audience(Caller caller, Optional<String> home) {
    Credential credential() {
        return caller.credential();
    }

    /** Whether a home's events are for it. */
    boolean sees(String homeId) {
        return home.map(homeId::equals).orElseGet(() -> caller.sees(homeId));
    }

    /** The homes whose events are for it; null is every home. */
    String @Nullable [] visible() {
        return home.isPresent() ? new String[] {home.get()} : caller.visibleHomes();
    }

    /** Whether somebody with these rights may still be told all of it. */
    boolean isFor(Caller now) {
        if (home.isPresent()) {
            return now.sees(home.get());
        }
        return caller.everywhere() == null
                ? caller.homes().keySet().stream().allMatch(now::sees)
                : now.everywhere() != null;
    }
}
