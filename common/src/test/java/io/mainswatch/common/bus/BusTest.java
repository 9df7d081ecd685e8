package io.mainswatch.common.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.bus.Addresses.RelayRequest;
import io.mainswatch.common.bus.Addresses.RelayRequestAccepted;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BusTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        Await.result(vertx.close());
    }

    static Iterable<Class<? extends Record>> types() {
        return Addresses.TYPES.values();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_record_crosses_the_wire_unchanged(Class<? extends Record> type) throws Exception {
        var codec = new FactCodec();
        var sent = sample(type);
        var wire = Buffer.buffer("before");
        codec.encodeToWire(wire, sent);
        assertThat(codec.decodeFromWire("before".length(), wire)).isEqualTo(sent);
    }

    @Test
    void a_refusal_reaches_the_asker_with_its_kind() {
        var bus = new Bus(vertx);
        bus.answer(Addresses.RELAY_REQUEST, question -> Future.failedFuture(Failure.unknown("no such device")));
        var refusal = (Failure) Await.failure(
                bus.ask(Addresses.RELAY_REQUEST, new RelayRequest("d", 1, "on", 30, "user:1"), Duration.ofSeconds(5)));
        assertThat(refusal.kind()).isEqualTo(Failure.Kind.UNKNOWN);
        assertThat(refusal).hasMessage("no such device");
    }

    @Test
    void an_answerer_that_throws_keeps_nobody_waiting() {
        var bus = new Bus(vertx);
        bus.answer(Addresses.RELAY_REQUEST, question -> {
            throw Failure.forbidden("not yours");
        });
        var refusal = (Failure) Await.failure(
                bus.ask(Addresses.RELAY_REQUEST, new RelayRequest("d", 1, "on", 30, "user:1"), Duration.ofSeconds(20)));
        assertThat(refusal.kind()).isEqualTo(Failure.Kind.FORBIDDEN);
    }

    @Test
    void a_question_nobody_answers_is_unavailable() {
        var refusal = (Failure) Await.failure(new Bus(vertx)
                .ask(Addresses.RELAY_REQUEST, new RelayRequest("d", 1, "on", 30, "user:1"), Duration.ofSeconds(5)));
        assertThat(refusal.kind()).isEqualTo(Failure.Kind.UNAVAILABLE);
    }

    @Test
    void an_answer_comes_back() {
        var bus = new Bus(vertx);
        bus.answer(
                Addresses.RELAY_REQUEST,
                question -> Future.succeededFuture(new RelayRequestAccepted(question.deviceId() + "-1", "queued")));
        assertThat(Await.result(bus.ask(
                        Addresses.RELAY_REQUEST, new RelayRequest("d", 1, "on", 30, "user:1"), Duration.ofSeconds(5))))
                .isEqualTo(new RelayRequestAccepted("d-1", "queued"));
    }

    private static Record sample(Class<? extends Record> type) throws ReflectiveOperationException {
        var components = type.getRecordComponents();
        var parameters = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components)
                .map(component -> (Object)
                        (component.getType() == long.class
                                ? (Object) Long.MAX_VALUE
                                : component.getType() == int.class ? (Object) 7 : component.getName() + " – ü"))
                .toArray();
        return type.getDeclaredConstructor(parameters).newInstance(values);
    }
}
