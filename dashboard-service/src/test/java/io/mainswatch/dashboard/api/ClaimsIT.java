package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.DeviceRegistered;
import io.mainswatch.common.bus.Addresses.RegistrationRequest;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.security.ClaimCodes;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestDatabase;
import io.mainswatch.dashboard.testing.Reply;
import io.mainswatch.dashboard.testing.RunningDashboard;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A claim code from its making to the device it makes; ingest-service's part is played by its row and its question. */
final class ClaimsIT {
    private static RunningDashboard dashboard;
    private static ClaimCodes codes;

    @BeforeAll
    static void start() {
        dashboard = RunningDashboard.start();
        codes = new ClaimCodes(dashboard.test().platform().secrets());
        dashboard.rows().home("flat", "UTC");
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void a_code_makes_one_device_with_what_was_wanted() {
        var made = claim("{\"deviceId\":\"fridge\",\"name\":\"Fridge\",\"supply\":\"ups\",\"cadenceSeconds\":60}");

        var device = Await.result(redeem(code(made), "5c:cf:7f:00:00:01", "Freezer", null));

        assertThat(device.deviceId()).isEqualTo("fridge");
        var shown = dashboard.get("/devices/fridge");
        assertThat(shown.at("/name").asText()).isEqualTo("Fridge");
        assertThat(shown.at("/supply").asText()).isEqualTo("ups");
        assertThat(shown.at("/cadenceSeconds").asInt()).isEqualTo(60);
        assertThat(status(made)).isEqualTo("used");
        assertThat(refusal(redeem(code(made), "5c:cf:7f:00:00:02", "", null))).isEqualTo(Failure.Kind.CONFLICT);
    }

    @Test
    void without_a_wish_the_id_comes_from_the_hardware_and_the_name_from_the_device() {
        var first = Await.result(redeem(code(claim("{}")), "5c:cf:7f:aa:bb:cc", "Heater", null));
        var second = Await.result(redeem(code(claim("{}")), "11:22:33:aa:bb:cc", "", null));

        assertThat(first.deviceId()).isEqualTo("meter-aabbcc");
        assertThat(dashboard.get("/devices/meter-aabbcc").at("/name").asText()).isEqualTo("Heater");
        assertThat(second.deviceId()).isEqualTo("meter-112233aabbcc");
    }

    @Test
    void the_same_hardware_claiming_again_stays_the_same_device_with_another_secret() {
        var first = Await.result(redeem(code(claim("{}")), "5c:cf:7f:00:00:03", "Pump", null));
        var again = Await.result(redeem(code(claim("{}")), "5c:cf:7f:00:00:03", "Pump", null));

        assertThat(again.deviceId()).isEqualTo(first.deviceId());
        assertThat(again.secretId()).isNotEqualTo(first.secretId());
        assertThat(dashboard.get("/devices/" + first.deviceId() + "/secrets").items("id"))
                .containsExactly(Long.toString(again.secretId()));
        var elsewhere = Await.result(redeem(code(claim("{\"homeId\":\"flat\"}")), "5c:cf:7f:00:00:03", "Pump", null));
        assertThat(elsewhere.deviceId()).isNotEqualTo(first.deviceId());
    }

    @Test
    void a_device_whose_answer_was_lost_may_ask_again_until_it_was_heard() {
        var code = code(claim("{}"));
        var first = Await.result(redeem(code, "5c:cf:7f:00:00:04", "", null));
        var second = Await.result(redeem(code, "5c:cf:7f:00:00:04", "", null));
        assertThat(second.deviceId()).isEqualTo(first.deviceId());

        execute("INSERT INTO request_mark (secret_id, device_id, boot, seq) VALUES (%d, '%s', 1, 1)"
                .formatted(second.secretId(), second.deviceId()));
        assertThat(refusal(redeem(code, "5c:cf:7f:00:00:04", "", null))).isEqualTo(Failure.Kind.CONFLICT);
    }

    @Test
    void other_hardware_takes_the_place_of_a_device_when_its_owner_says_so() {
        dashboard.rows().device("boiler", "default");

        var replaced = Await.result(redeem(code(claim("{\"deviceId\":\"boiler\"}")), "5c:cf:7f:00:00:05", "", null));

        assertThat(replaced.deviceId()).isEqualTo("boiler");
        dashboard.rows().device("far", "flat");
        assertThat(dashboard.post("/claim-codes", "{\"deviceId\":\"far\"}").status())
                .isEqualTo(409);
    }

    @Test
    void a_code_that_is_unknown_expired_or_revoked_makes_nothing() {
        assertThat(refusal(redeem("K7QF-9XW1-2CDE", "5c:cf:7f:00:00:06", "", null)))
                .isEqualTo(Failure.Kind.UNKNOWN);
        var shortLived = claim("{\"expiresInSeconds\":60}");
        var revoked = claim("{}");
        var path = "/claim-codes/" + revoked.at("/id").asText();
        assertThat(delete(path).status()).isEqualTo(204);
        assertThat(status(revoked)).isEqualTo("revoked");
        assertThat(refusal(redeem(code(revoked), "5c:cf:7f:00:00:06", "", null)))
                .isEqualTo(Failure.Kind.CONFLICT);
        dashboard.clock().advance(Duration.ofSeconds(61));
        assertThat(status(shortLived)).isEqualTo("expired");
        assertThat(refusal(redeem(code(shortLived), "5c:cf:7f:00:00:06", "", null)))
                .isEqualTo(Failure.Kind.CONFLICT);
    }

    @Test
    void an_account_must_be_the_homes_where_both_are_known() {
        dashboard.send(
                "PATCH",
                "/homes/flat",
                RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR),
                "{\"billingAccount\":\"47-11 a\"}");
        assertThat(dashboard.get("/homes/flat").at("/billingAccount").asText()).isEqualTo("47-11 a");
        var code = code(claim("{\"homeId\":\"flat\"}"));

        assertThat(refusal(redeem(code, "5c:cf:7f:00:00:07", "", "4712"))).isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(Await.result(redeem(code, "5c:cf:7f:00:00:07", "", "4711A")).deviceId())
                .isNotEmpty();
    }

    @Test
    void while_the_clock_is_not_trusted_nothing_is_judged() {
        var code = code(claim("{}"));
        dashboard.clock().trust(false);
        try {
            assertThat(refusal(redeem(code, "5c:cf:7f:00:00:08", "", null))).isEqualTo(Failure.Kind.UNAVAILABLE);
        } finally {
            dashboard.clock().trust(true);
        }
    }

    @Test
    void the_older_secret_of_a_rotation_ends_early_when_its_owner_says_so() {
        dashboard.rows().device("rotated", "default");
        dashboard.post("/devices/rotated/secret", "{}");
        dashboard.post("/devices/rotated/secret", "{\"overlapSeconds\":3600}");
        var valid = dashboard.get("/devices/rotated/secrets");
        assertThat(valid.items("newest")).containsExactly("true", "false");
        var newest = valid.at("/items/0/id").asText();
        var older = valid.at("/items/1/id").asText();

        assertThat(delete("/devices/rotated/secrets/" + newest).status()).isEqualTo(409);
        assertThat(delete("/devices/rotated/secrets/" + older).status()).isEqualTo(204);
        assertThat(delete("/devices/rotated/secrets/" + older).status()).isEqualTo(409);
        assertThat(delete("/devices/rotated/secrets/x").status()).isEqualTo(404);
        assertThat(dashboard.get("/devices/rotated/secrets").items("id")).containsExactly(newest);
    }

    @Test
    void what_a_device_brought_is_counted_with_its_gaps() {
        dashboard.rows().device("brings", "default");
        assertThat(dashboard.get("/devices/brings/delivery").at("/lastSeq").isNull())
                .isTrue();
        execute("""
                INSERT INTO record_mark (device_id, channel, boot, received, thinned, lost) VALUES
                  ('brings', 1, 1, '{[1,13),[20,23)}', '{[1,13)}', '{[13,15)}'), ('brings', 1, 2, '{[25,26)}', '{}', '{}')
                """);
        execute("INSERT INTO device_facts (device_id, facts) VALUES ('brings', '{\"firmware\":\"0.1.0\"}')");

        var delivery = dashboard.get("/devices/brings/delivery");

        assertThat(delivery.at("/asMeasured").asInt()).isEqualTo(4);
        assertThat(delivery.at("/thinned").asInt()).isEqualTo(12);
        assertThat(delivery.at("/lost").asInt()).isEqualTo(2);
        assertThat(delivery.at("/missing").asInt()).isEqualTo(7);
        assertThat(delivery.at("/gaps").toString()).isEqualTo("[{\"from\":15,\"to\":19},{\"from\":23,\"to\":24}]");
        assertThat(delivery.at("/lastSeq").asInt()).isEqualTo(25);
        assertThat(delivery.at("/facts/values/firmware").asText()).isEqualTo("0.1.0");
    }

    private static Reply claim(String body) {
        var reply = dashboard.post("/claim-codes", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply;
    }

    private static String code(Reply made) {
        return made.at("/code").asText();
    }

    private static String status(Reply made) {
        var items = dashboard.get("/claim-codes?limit=1000").body().path("items");
        for (var item : items) {
            if (item.path("id").equals(made.at("/id"))) {
                return item.path("status").asText();
            }
        }
        throw new AssertionError("not listed");
    }

    private static Reply delete(String path) {
        return dashboard.send("DELETE", path, RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR), null);
    }

    private static Future<DeviceRegistered> redeem(String code, String mac, String name, String account) {
        var id = UUID.randomUUID().toString();
        try (var connection = TestDatabase.connect(dashboard.test().databaseUrl());
                var insert = connection.prepareStatement("INSERT INTO registration VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, id);
            insert.setBytes(2, codes.digest(code).orElseThrow());
            insert.setString(3, mac);
            insert.setString(4, name);
            insert.setString(5, account);
            insert.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return dashboard
                .test()
                .platform()
                .bus()
                .ask(Addresses.REGISTRATION_REQUEST, new RegistrationRequest(id), Duration.ofSeconds(20));
    }

    private static Failure.Kind refusal(Future<?> registration) {
        return ((Failure) Await.failure(registration)).kind();
    }

    private static void execute(String sql) {
        try (var connection = TestDatabase.connect(dashboard.test().databaseUrl());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
