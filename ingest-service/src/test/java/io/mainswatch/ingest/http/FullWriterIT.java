package io.mainswatch.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.ingest.calibration.CalibrationStore;
import io.mainswatch.ingest.calibration.WaitingOrders;
import io.mainswatch.ingest.device.DeviceDirectory;
import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.device.Registry;
import io.mainswatch.ingest.protocol.Heartbeat;
import io.mainswatch.ingest.protocol.Measurement;
import io.mainswatch.ingest.rejected.RejectedMessages;
import io.mainswatch.ingest.writer.Intake;
import io.mainswatch.ingest.writer.LostNumbers;
import io.mainswatch.ingest.writer.RequestNumber;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door before a writer that has no room: told by hand, because a real one is never full for long. */
class FullWriterIT {
    private final SmallWriter writer = new SmallWriter();
    private TestPlatform platform;
    private String secret;
    private String pingKey;
    private Door door;

    @BeforeEach
    void open() {
        platform = TestPlatform.open();
        var registry = new Registry(platform).home("default", "UTC").device("m1", "default");
        secret = registry.secret("m1");
        pingKey = registry.pingKey("m1");
        var router = Router.router(platform.platform().vertx());
        new IngestRoutes(
                        platform.platform(),
                        new DeviceDirectory(platform.platform()),
                        writer,
                        new RejectedMessages(platform.platform()),
                        new WaitingOrders(
                                platform.platform(),
                                new CalibrationStore(
                                        platform.platform().database().pool())))
                .mount(router);
        door = new Door(Await.result(platform.platform()
                        .vertx()
                        .createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1"))
                .actualPort());
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void a_full_writer_sends_everybody_away_for_a_while() {
        writer.room = 0;
        var form = "{\"device_id\":\"m1\",\"timestamp\":\"2025-04-10 12:02:00\",\"power\":1}";

        for (var answer : new Door.Answer[] {
            door.get("/ping/" + pingKey),
            door.readings(secret, "{\"powerWatts\":1}"),
            door.readings(secret, "{\"powerWatts\":1}\n".repeat(100_000)),
            door.post("/energy", form, "Authorization", "Bearer " + secret)
        }) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
        }
        assertThat(writer.taken).hasValue(0);
    }

    @Test
    void a_writer_that_fills_up_in_the_middle_of_a_request_gets_the_rest_when_it_has_room_again() {
        writer.room = 700;
        var answer = CompletableFuture.supplyAsync(() -> door.readings(secret, "{\"powerWatts\":1}\n".repeat(2_000)));
        Await.until("full", () -> writer.taken.get() == 700 && writer.waiting != null);
        assertThat(answer).isNotDone();

        platform.platform().vertx().runOnContext(later -> writer.makeRoom(10_000));

        assertThat(answer.join().number("stored")).isEqualTo(2_000);
        assertThat(writer.taken).hasValue(2_000);
    }

    /** Stores at once whatever it has room for. */
    private static final class SmallWriter implements Intake {
        private final AtomicInteger taken = new AtomicInteger();
        private volatile int room = Integer.MAX_VALUE;
        private volatile Runnable waiting;

        @Override
        public void reading(KnownDevice device, Measurement measurement, Receipt receipt) {
            taken.incrementAndGet();
            room--;
            receipt.stored();
        }

        @Override
        public void heartbeat(KnownDevice device, Heartbeat heartbeat, Receipt receipt) {
            reading(device, null, receipt);
        }

        @Override
        public Future<Void> request(
                KnownDevice device, RequestNumber number, List<Said> readings, List<LostNumbers> lost) {
            readings.forEach(said -> reading(device, said.measurement(), said.receipt()));
            return Future.succeededFuture();
        }

        @Override
        public boolean accepting() {
            return room > 0;
        }

        @Override
        public void whenAccepting(Runnable door) {
            waiting = door;
        }

        void makeRoom(int more) {
            room = more;
            waiting.run();
        }
    }
}
