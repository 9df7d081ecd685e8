package io.mainswatch.dashboard.account;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.security.Role;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as the rows say now.
 *
 * @param everywhere the role in every home there is, or null when only {@code homes} count
 * @param homes the role in each home this caller belongs to
 */
public record Caller(
        Credential credential,
        long id,
        String name,
        @Nullable Long userId,
        @Nullable Role everywhere,
        Map<String, Role> homes) {
    /** By what a caller is known, and where its row is. */
    public enum Kind {
        USER,
        TOKEN
    }

    public Caller {
        homes = Map.copyOf(homes);
    }

    /** What relay-service looks up again by itself: {@code user:<id>} or {@code token:<id>}. */
    public String requester() {
        return (credential.kind() == Kind.USER ? "user:" : "token:") + id;
    }

    /** Owner of every home, also of those still to come. */
    public boolean isAdministrator() {
        return everywhere == Role.OWNER;
    }

    public Optional<Role> roleIn(String homeId) {
        return Optional.ofNullable(homes.getOrDefault(homeId, everywhere));
    }

    /** Whether this caller may know that the home exists. */
    public boolean sees(String homeId) {
        return roleIn(homeId).isPresent();
    }

    /**
     * @param what the thing asked for, as in "no such device"
     * @throws Failure unknown when the home is not this caller's, forbidden when the role is too low
     */
    public void require(Role needed, String homeId, String what) {
        var role = roleIn(homeId).orElseThrow(() -> Failure.unknown("no such " + what));
        if (!role.allows(needed)) {
            throw Failure.forbidden("this needs the role " + needed.wire() + " in the home");
        }
    }

    /** @throws Failure forbidden */
    public void requireAdministrator() {
        if (!isAdministrator()) {
            throw Failure.forbidden("this needs an administrator");
        }
    }

    /** The homes this caller sees, for {@code $n::text[] IS NULL OR home_id = ANY($n)}; null means every home. */
    public String @Nullable [] visibleHomes() {
        return everywhere != null ? null : homes.keySet().toArray(String[]::new);
    }
}
