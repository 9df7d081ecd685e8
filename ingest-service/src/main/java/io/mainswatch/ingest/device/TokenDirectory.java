package io.mainswatch.ingest.device;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.common.security.Secrets;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * People's API tokens, kept in memory. A revoked or expired token stops working at its fact, or at the next sweep within
 * {@value #SWEEP_MILLIS} ms. Safe on every thread.
 */
public final class TokenDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(TokenDirectory.class);
    static final int SWEEP_MILLIS = 3_000;
    private static final int MOST_TOKENS = 10_000;
    private static final int LONGEST_TOKEN = 256;

    private final Platform platform;
    private final BoundedCache<String, KnownToken> tokens = new BoundedCache<>(MOST_TOKENS);
    private final GroupedLookup<String, KnownToken> lookup;
    private final List<Consumer<Long>> revocationListeners = new CopyOnWriteArrayList<>();

    public TokenDirectory(Platform platform) {
        var queries = new TokenQueries(platform.database().pool());
        this.platform = platform;
        this.lookup = new GroupedLookup<>(
                platform.vertx(), hashes -> queries.load(hashes).map(found -> replace(hashes, found)));
    }

    /** Begins to notice changes. Called once, before the first question. */
    public Future<Void> start() {
        platform.bus().listen(Addresses.TOKEN_CHANGED, fact -> sweep());
        platform.vertx().setPeriodic(SWEEP_MILLIS, timer -> sweep());
        return Future.succeededFuture();
    }

    /** The token, unless there is none or it is revoked or expired. */
    public Future<Optional<KnownToken>> find(String token) {
        if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
            return Future.succeededFuture(Optional.empty());
        }
        var hash = HexFormat.of().formatHex(Secrets.sha256(token));
        var known = tokens.get(hash);
        return known != null ? Future.succeededFuture(Optional.of(known)) : lookup.find(hash);
    }

    /** Calls back with the id of a token that no longer allows what it did. On any thread. */
    public void onRevoked(Consumer<Long> listener) {
        revocationListeners.add(listener);
    }

    private Map<String, KnownToken> replace(List<String> hashes, Map<String, KnownToken> found) {
        for (var hash : hashes) {
            var now = found.get(hash);
            var before = now == null ? tokens.remove(hash) : tokens.put(hash, now);
            if (before != null && !before.equals(now)) {
                LOG.atDebug().addKeyValue("tokenId", before.id()).log("token revoked or changed");
                revocationListeners.forEach(listener -> listener.accept(before.id()));
            }
        }
        return found;
    }

    /** Reads every token in memory again: people have few. */
    private void sweep() {
        var hashes = new HashSet<>(tokens.keys());
        Future.all(hashes.stream().map(lookup::find).toList())
                .onFailure(cause ->
                        LOG.atWarn().addKeyValue("error", cause.toString()).log("tokens cannot be read; trying again"));
    }
}
