package io.mainswatch.ingest.device;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A registered device with everything that lets it in. */
record DeviceEntry(KnownDevice device, List<Credential> credentials) {

    /** Whether a session begun under this entry may no longer be trusted now that the rows say otherwise. */
    boolean isRevokedBy(@Nullable DeviceEntry now) {
        return now == null || !now.device.equals(device) || !now.secretIds().containsAll(secretIds());
    }

    boolean hasExpired(long nanos) {
        return credentials.stream().anyMatch(credential -> !credential.isValidAt(nanos));
    }

    Optional<Credential> pingKey(byte[] hash, long nanos) {
        return credentials.stream()
                .filter(credential -> credential.isPingKey(hash) && credential.isValidAt(nanos))
                .findFirst();
    }

    private Set<Long> secretIds() {
        return credentials.stream()
                .filter(Credential::isSecret)
                .map(Credential::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
