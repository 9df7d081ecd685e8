package io.mainswatch.common.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.ReadingsStored;
import io.mainswatch.common.bus.Addresses.RelayRequest;
import io.mainswatch.common.bus.Addresses.RelayRequestAccepted;
import io.mainswatch.common.config.DatabaseUrl;
import io.mainswatch.common.config.Settings;
import io.mainswatch.common.config.SettingsException;
import io.mainswatch.common.db.FreePort;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestAuthority;
import io.mainswatch.common.testing.TestDatabase;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterIT {
    @TempDir
    Path folder;

    @Test
    void facts_and_questions_cross_an_encrypted_wire_between_two_members() throws Exception {
        var authority = new TestAuthority(folder);
        var database = TestDatabase.fresh();
        int port = FreePort.find();
        try (var one = open(database, port, authority.member("one"));
                var two = open(database, port, authority.member("two"))) {
            var heard = new ConcurrentLinkedQueue<ReadingsStored>();
            two.platform().bus().listen(Addresses.READINGS_STORED, heard::add);
            two.platform()
                    .bus()
                    .answer(
                            Addresses.RELAY_REQUEST,
                            question -> question.relay() == 1
                                    ? Future.succeededFuture(new RelayRequestAccepted(question.deviceId(), "queued"))
                                    : Future.failedFuture(Failure.unknown("no such relay")));

            Await.until("a fact arrives on the other member", () -> {
                one.platform().bus().announce(Addresses.READINGS_STORED, new ReadingsStored(7));
                return !heard.isEmpty();
            });
            assertThat(heard).contains(new ReadingsStored(7));
            assertThat(Await.result(ask(one, 1))).isEqualTo(new RelayRequestAccepted("AC001", "queued"));
            assertThat(Await.failure(ask(one, 2)))
                    .isInstanceOfSatisfying(
                            Failure.class, refusal -> assertThat(refusal.kind()).isEqualTo(Failure.Kind.UNKNOWN));
        }
    }

    @Test
    void a_cluster_without_an_address_to_bind_is_refused() {
        Assertions.assertThatThrownBy(() -> Settings.from(
                        Map.of("MAINSWATCH_CLUSTER_MEMBERS", "127.0.0.1", "MAINSWATCH_MASTER_KEY", "0123456789abcdef")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("MAINSWATCH_CLUSTER_BIND_ADDRESS");
    }

    private static Future<RelayRequestAccepted> ask(PlatformOpening from, int relay) {
        return from.platform()
                .bus()
                .ask(
                        Addresses.RELAY_REQUEST,
                        new RelayRequest("AC001", relay, "on", 30, "user:1"),
                        Duration.ofSeconds(10));
    }

    private PlatformOpening open(DatabaseUrl database, int port, Path certificate) throws IOException {
        return PlatformOpening.open(Settings.from(Map.of(
                "MAINSWATCH_HOME",
                folder.resolve("home").toString(),
                "MAINSWATCH_DATABASE_URL",
                "postgresql://" + database.user() + ":" + database.password() + "@" + database.host() + ":"
                        + database.port() + "/" + database.database(),
                "MAINSWATCH_MASTER_KEY",
                "0123456789abcdef",
                "MAINSWATCH_CLUSTER_MEMBERS",
                "127.0.0.1:" + port + ",127.0.0.1:" + (port + 1),
                "MAINSWATCH_CLUSTER_BIND_ADDRESS",
                "127.0.0.1",
                "MAINSWATCH_CLUSTER_CERTIFICATE",
                certificate.toString())));
    }
}
