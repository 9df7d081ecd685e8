package io.mainswatch.common.bus;

import io.mainswatch.common.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bell between services: announces committed facts, and carries the few requests a person waits for. */
public final class Bus {
    private static final Logger LOG = LoggerFactory.getLogger(Bus.class);
    /** Set in a test run: every fact is lost, and the product must still work by its sweeps alone. */
    private static final String DISCARD_FACTS = "mainswatch.bus.discardFacts";

    private static final int DEFECT = 500;

    private final Vertx vertx;
    private final DeliveryOptions facts = new DeliveryOptions().setCodecName(FactCodec.NAME);
    private final boolean discardsFacts = Boolean.getBoolean(DISCARD_FACTS);

    public Bus(Vertx vertx) {
        this.vertx = vertx;
        vertx.eventBus().registerCodec(new FactCodec());
    }

    /** Tells whoever listens, on every node. Delivered at most once, and that must be enough. */
    public <T extends Record> void announce(Address<T> address, T fact) {
        if (!discardsFacts) {
            vertx.eventBus().publish(address.name(), fact, facts);
        }
    }

    public <T extends Record> MessageConsumer<T> listen(Address<T> address, Consumer<T> listener) {
        return vertx.eventBus()
                .consumer(
                        address.name(),
                        message -> listener.accept(address.type().cast(message.body())));
    }

    /**
     * Asks and waits. Fails as the answerer did (kind and words; violations stay behind), or as unavailable when nobody answers in time.
     */
    public <Q extends Record, A extends Record> Future<A> ask(
            RequestAddress<Q, A> address, Q question, Duration patience) {
        var options = new DeliveryOptions(facts).setSendTimeout(patience.toMillis());
        return vertx.eventBus()
                .<A>request(address.name(), question, options)
                .map(reply -> address.answer().cast(reply.body()))
                .recover(cause -> Future.failedFuture(failure(cause)));
    }

    /** Answers a question; a {@link Failure} reaches the asker by its kind and its words, anything else as "not available". */
    public <Q extends Record, A extends Record> void answer(
            RequestAddress<Q, A> address, Function<Q, Future<A>> answerer) {
        vertx.eventBus()
                .<Q>consumer(
                        address.name(),
                        message -> Future.succeededFuture(address.question().cast(message.body()))
                                .compose(answerer)
                                .onSuccess(answer -> message.reply(answer, facts))
                                .onFailure(cause -> {
                                    if (cause instanceof Failure refusal) {
                                        message.fail(refusal.kind().status(), refusal.getMessage());
                                    } else {
                                        LOG.error("a request failed: {}", address.name(), cause);
                                        message.fail(DEFECT, "the request failed");
                                    }
                                }));
    }

    private static Failure failure(Throwable cause) {
        if (cause instanceof ReplyException reply && reply.failureType() == ReplyFailure.RECIPIENT_FAILURE) {
            return Arrays.stream(Failure.Kind.values())
                    .filter(kind -> kind.status() == reply.failureCode())
                    .findFirst()
                    .map(kind -> Failure.of(kind, String.valueOf(reply.getMessage())))
                    .orElseGet(() -> Failure.unavailable("the service in charge failed", cause));
        }
        return Failure.unavailable("the service in charge does not answer", cause);
    }
}
