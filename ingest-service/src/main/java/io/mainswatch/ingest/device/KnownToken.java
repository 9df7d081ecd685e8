package io.mainswatch.ingest.device;

import io.mainswatch.common.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * A person's valid API token as the doors need it.
 *
 * @param homeId the one home it sees, or null for every home
 */
public record KnownToken(long id, @Nullable String homeId, Role role) {}
