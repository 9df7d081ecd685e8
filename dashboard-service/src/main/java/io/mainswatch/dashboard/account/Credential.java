package io.mainswatch.dashboard.account;

import java.util.Arrays;

/** What was shown to be let in: the kind and the SHA-256 of it, never the thing itself. */
public record Credential(Caller.Kind kind, byte[] hash) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Credential that && kind == that.kind && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return "Credential[" + kind + "]";
    }
}
