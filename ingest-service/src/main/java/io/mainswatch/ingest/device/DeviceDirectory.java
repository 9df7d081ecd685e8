package io.mainswatch.ingest.device;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.common.security.Secrets;
import io.vertx.core.Future;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The devices this installation knows, kept in memory, and whether a stranger is one of them. What dashboard-service
 * changes holds here at its fact, or at the next sweep within {@value #SWEEP_MILLIS} ms when the fact is lost. Safe on
 * every thread.
 */
public final class DeviceDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceDirectory.class);
    static final int SWEEP_MILLIS = 3_000;
    private static final int MOST_DEVICES = 100_000;
    /** Longer than any key or secret we issue; more is not worth a digest. */
    private static final int LONGEST_SECRET = 256;

    private final Platform platform;
    private final DeviceQueries queries;
    private final BoundedCache<String, DeviceEntry> entries = new BoundedCache<>(MOST_DEVICES);
    private final BoundedCache<String, String> idsByHash = new BoundedCache<>(MOST_DEVICES);
    private final GroupedLookup<String, DeviceEntry> lookup;
    private final GroupedLookup<String, String> hashLookup;
    private final List<Consumer<String>> revocationListeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private volatile @Nullable String mark;

    public DeviceDirectory(Platform platform) {
        this.platform = platform;
        this.queries = new DeviceQueries(platform.database().pool(), platform.clock());
        this.lookup = new GroupedLookup<>(platform.vertx(), this::load);
        this.hashLookup = new GroupedLookup<>(platform.vertx(), queries::devicesByHash);
    }

    /** Begins to notice changes. Called once, before the first question. */
    public Future<Void> start() {
        platform.bus().listen(Addresses.DEVICE_CHANGED, fact -> refresh(fact.deviceId()));
        platform.vertx().setPeriodic(SWEEP_MILLIS, timer -> sweep());
        return sweep();
    }

    /** The device, unless there is none or it is revoked. Fails as unavailable when the database does not answer. */
    public Future<Optional<KnownDevice>> find(String id) {
        return entry(id).map(found -> found.map(DeviceEntry::device));
    }

    /** Whether the text is one of the device's secrets that are valid now. */
    public Future<Boolean> hasSecret(KnownDevice device, String secret) {
        if (secret.isEmpty() || secret.length() > LONGEST_SECRET) {
            return Future.succeededFuture(false);
        }
        return entry(device.id()).map(found -> found.isPresent() && isSecret(found.get(), secret));
    }

    /** Reads a device again that was changed just now. */
    public Future<Void> renew(String id) {
        return refresh(id);
    }

    /** Which of the device's secrets that are valid now passes the proof; one that was made just now is looked for too. */
    public Future<Optional<Signer>> signer(KnownDevice device, Predicate<String> proof) {
        return entry(device.id())
                .map(found -> found.flatMap(entry -> signer(entry, proof)))
                .compose(known -> known.isPresent()
                        ? Future.succeededFuture(known)
                        : lookup.find(device.id()).map(found -> found.flatMap(entry -> signer(entry, proof))));
    }

    private Optional<Signer> signer(DeviceEntry entry, Predicate<String> proof) {
        long now = platform.clock().nanos();
        return entry.credentials().stream()
                .filter(credential -> credential.isValidAt(now))
                .filter(credential -> credential.proves(proof, entry.device().id(), platform.secrets()))
                .findFirst()
                .map(credential -> new Signer(entry.device(), credential.id()));
    }

    /** The device whose ping key this is. */
    public Future<Optional<KnownDevice>> findByPingKey(String key) {
        byte[] hash = Secrets.sha256(key);
        return findByHash(
                key,
                hash,
                entry -> entry.pingKey(hash, platform.clock().nanos()).isPresent());
    }

    /** The device whose secret this is, for doors where the secret is all that a device says about itself. */
    public Future<Optional<KnownDevice>> findBySecret(String secret) {
        return findByHash(secret, Secrets.sha256(secret), entry -> isSecret(entry, secret));
    }

    /**
     * Calls back when a device is gone, was moved or altered, or lost a secret that was valid: whatever it has open must
     * be opened anew. May be called more than once for one change, on any thread.
     */
    public void onRevoked(Consumer<String> listener) {
        revocationListeners.add(listener);
    }

    private boolean isSecret(DeviceEntry entry, String given) {
        long now = platform.clock().nanos();
        return entry.credentials().stream()
                .filter(credential -> credential.isValidAt(now))
                .anyMatch(
                        credential -> credential.isSecret(given, entry.device().id(), platform.secrets()));
    }

    private Future<Optional<DeviceEntry>> entry(String id) {
        var known = entries.get(id);
        return known != null ? Future.succeededFuture(Optional.of(known)) : lookup.find(id);
    }

    private Future<Optional<KnownDevice>> findByHash(String text, byte[] hash, Predicate<DeviceEntry> proves) {
        if (text.isEmpty() || text.length() > LONGEST_SECRET) {
            return Future.succeededFuture(Optional.empty());
        }
        var hex = HexFormat.of().formatHex(hash);
        var known = idsByHash.get(hex);
        return (known != null ? Future.succeededFuture(Optional.of(known)) : hashLookup.find(hex)).compose(id -> {
            id.ifPresent(deviceId -> idsByHash.put(hex, deviceId));
            return id.isPresent() ? proven(id.get(), proves) : Future.succeededFuture(Optional.empty());
        });
    }

    /** What memory does not know may have been added since: the digest was in the database, so it is worth a look. */
    private Future<Optional<KnownDevice>> proven(String id, Predicate<DeviceEntry> proves) {
        var known = entries.get(id);
        return known != null && proves.test(known)
                ? Future.succeededFuture(Optional.of(known.device()))
                : lookup.find(id).map(found -> found.filter(proves).map(DeviceEntry::device));
    }

    /** Every answer of the database passes here, in the order in which it was true. */
    private Future<Map<String, DeviceEntry>> load(List<String> ids) {
        return queries.load(ids).map(found -> {
            for (var id : ids) {
                var now = found.get(id);
                var before = now == null ? entries.remove(id) : entries.put(id, now);
                if (before != null && before.isRevokedBy(now)) {
                    revoked(id);
                }
            }
            return found;
        });
    }

    private Future<Void> refresh(String id) {
        return lookup.find(id).map(found -> {
            if (found.isEmpty()) {
                revoked(id);
            }
            return null;
        });
    }

    private void revoked(String id) {
        LOG.atDebug().addKeyValue("deviceId", id).log("device revoked or changed");
        revocationListeners.forEach(listener -> listener.accept(id));
    }

    private Future<Void> sweep() {
        if (!sweeping.compareAndSet(false, true)) {
            return Future.succeededFuture();
        }
        return queries.changedSince(mark)
                .compose(changes -> refreshAll(changes.ids()).onSuccess(done -> mark = changes.mark()))
                .compose(done -> refreshAll(expired()))
                .onFailure(cause -> LOG.atWarn()
                        .addKeyValue("error", cause.toString())
                        .log("changed devices cannot be read; trying again"))
                .onComplete(done -> sweeping.set(false));
    }

    private List<String> expired() {
        long now = platform.clock().nanos();
        return entries.values().stream()
                .filter(entry -> entry.hasExpired(now))
                .map(entry -> entry.device().id())
                .toList();
    }

    private Future<Void> refreshAll(List<String> ids) {
        return Future.all(ids.stream().map(this::refresh).toList()).mapEmpty();
    }
}
