package io.mainswatch.ingest.gateway;

import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.device.KnownToken;
import org.jspecify.annotations.Nullable;

/** Who is behind a connection. */
sealed interface Visitor {
    /** The key of its session: two connections with the same one are one client. */
    String clientId();

    /** Its home, or null for a token that sees every home. */
    @Nullable
    String homeId();

    record Device(KnownDevice device) implements Visitor {
        @Override
        public String clientId() {
            return device.id();
        }

        @Override
        public String homeId() {
            return device.homeId();
        }
    }

    /** A person's program. Its key begins with a character that no device's id begins with. */
    record Person(KnownToken token, String ownClientId, boolean isAssigned) implements Visitor {
        @Override
        public String clientId() {
            return "~" + token.id() + "/" + ownClientId;
        }

        @Override
        public @Nullable String homeId() {
            return token.homeId();
        }

        boolean sees(String home) {
            return token.homeId() == null || token.homeId().equals(home);
        }
    }
}
