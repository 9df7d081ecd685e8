package io.mainswatch.dashboard.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.webauthn4j.Authenticator;
import io.vertx.ext.auth.webauthn4j.CredentialStorage;
import io.vertx.ext.auth.webauthn4j.RelyingParty;
import io.vertx.ext.auth.webauthn4j.ResidentKey;
import io.vertx.ext.auth.webauthn4j.UserVerification;
import io.vertx.ext.auth.webauthn4j.WebAuthn4J;
import io.vertx.ext.auth.webauthn4j.WebAuthn4JCredentials;
import io.vertx.ext.auth.webauthn4j.WebAuthn4JOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The ceremonies of Web Authentication, level 2: what a browser is asked for, and whether its answer holds. Every passkey
 * is discoverable and verifies its person (finger, face or PIN), so it stands for name and password together. Signatures
 * are checked on a thread of their own with a bounded queue; a ceremony there reads and writes nothing but its argument.
 */
final class Passkeys {
    private static final int WAITING = 16;
    private static final String PRODUCT = "Mainswatch";

    private final Vertx vertx;
    private final WorkerExecutor worker;
    private final AtomicInteger waiting = new AtomicInteger();

    Passkeys(Vertx vertx) {
        this.vertx = vertx;
        this.worker = vertx.createSharedWorkerExecutor("passkeys", 1);
    }

    /** What to hand to {@code navigator.credentials.create}. */
    Future<JsonNode> creation(
            URI origin, String userName, String userHandle, List<Authenticator> known, String challenge) {
        return worked(() -> ceremony(origin, new OneCeremony(known))
                .createCredentialsOptions(new JsonObject().put("name", userName).put("displayName", userName))
                .map(options -> {
                    options.getJsonObject("user").put("id", userHandle);
                    return withChallenge(options, challenge);
                }));
    }

    /** What to hand to {@code navigator.credentials.get}: any passkey of this host will do. */
    Future<JsonNode> request(URI origin, String challenge) {
        return worked(() -> ceremony(origin, new OneCeremony(List.of()))
                .getCredentialsOptions(null)
                .map(options -> withChallenge(options, challenge)));
    }

    /**
     * The authenticator as it is after this answer: a new one, or the known one with its counter moved on. Fails as invalid
     * when the answer does not hold.
     *
     * @param known null when a passkey is being made
     */
    Future<Authenticator> verified(URI origin, String userName, PasskeyAnswer answer, @Nullable Authenticator known) {
        var storage = new OneCeremony(known == null ? List.of() : List.of(known));
        var credentials = new WebAuthn4JCredentials()
                .setOrigin(origin.toString())
                .setChallenge(answer.challenge())
                .setUsername(userName)
                .setWebauthn(answer.json());
        return worked(() -> ceremony(origin, storage).authenticate(credentials).map(user -> storage.outcome()))
                .recover(cause -> Future.failedFuture(
                        cause instanceof Failure ? cause : Failure.invalid("the passkey's answer does not hold")));
    }

    private WebAuthn4J ceremony(URI origin, CredentialStorage storage) {
        var options = new WebAuthn4JOptions()
                .setRelyingParty(new RelyingParty().setName(PRODUCT).setId(origin.getHost()))
                .setResidentKey(ResidentKey.REQUIRED)
                .setUserVerification(UserVerification.REQUIRED)
                .setExtensions(new JsonObject());
        return WebAuthn4J.create(vertx, options).credentialStorage(storage);
    }

    private static JsonNode withChallenge(JsonObject options, String challenge) {
        try {
            return Json.MAPPER.readTree(options.put("challenge", challenge).encode());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Everything a ceremony waits for is there already, so its future is done when the worker leaves it. */
    private <T> Future<T> worked(Callable<Future<T>> ceremony) {
        if (waiting.incrementAndGet() > WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(Failure.tooMany("too many sign-ins at once: try again in a few seconds"));
        }
        return worker.executeBlocking(ceremony, false)
                .compose(Function.identity())
                .onComplete(done -> waiting.decrementAndGet());
    }

    /** The credentials of one ceremony, and what became of them. */
    private static final class OneCeremony implements CredentialStorage {
        private final List<Authenticator> known;
        private volatile @Nullable Authenticator outcome;

        OneCeremony(List<Authenticator> known) {
            this.known = known;
        }

        Authenticator outcome() {
            var found = outcome;
            if (found == null) {
                throw Failure.invalid("the passkey's answer does not hold");
            }
            return found;
        }

        @Override
        public Future<List<Authenticator>> find(@Nullable String userName, @Nullable String credentialId) {
            return Future.succeededFuture(known);
        }

        @Override
        public Future<Void> storeCredential(Authenticator authenticator) {
            outcome = authenticator;
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> updateCounter(Authenticator authenticator) {
            outcome = authenticator;
            return Future.succeededFuture();
        }
    }
}
