package io.mainswatch.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.RelayCommandDispatched;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.ManualClock;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A command's way from the queue to its end, by the sweep alone. */
final class RelayVerticleIT {
    private static TwoCopies copies;
    private static Household household;
    private static ManualClock clock;
    private static String owner;

    @BeforeAll
    static void start() {
        copies = new TwoCopies();
        household = copies.household();
        clock = copies.clock();
        owner = copies.owner();
    }

    @AfterAll
    static void stop() {
        copies.close();
    }

    @Test
    void a_report_on_the_same_session_after_sending_confirms() {
        var device = copies.device(1);
        var command = household.request(device, 2, "on", 30, owner);
        assertThat(household.command(command).getString("status")).isEqualTo("queued");
        household.dispatch(command, device, 1, 10, clock.now());
        household.awaitStatus(command, "sent");

        household.report(device, 2, true, 1, 11, clock.now().plusSeconds(5));

        household.awaitStatus(command, "confirmed");
        assertThat(household.command(command).getString("reason")).isNull();
        assertThat(household.command(command).getString("requested_by")).isEqualTo("user:anna");
        assertThat(copies.journalled(command)).isEqualTo(3);
    }

    @Test
    void a_state_from_before_another_relay_or_another_session_confirms_nothing() {
        var device = copies.device(7);
        household.report(device, 1, true, 7, 9, clock.now());
        var command = household.request(device, 1, "on", 30, owner);
        household.dispatch(command, device, 7, 10, clock.now());
        household.report(device, 1, true, 7, 10, clock.now());
        household.report(device, 2, true, 7, 11, clock.now());
        household.report(device, 1, true, 8, 1, clock.now());
        household.report(device, 1, true, 6, 99, clock.now());
        household.awaitStatus(command, "sent");

        clock.advance(Duration.ofSeconds(6));

        household.awaitStatus(command, "failed");
        assertThat(household.command(command).getString("reason"))
                .isEqualTo("the device did not say within 5 s that it switched");
    }

    @Test
    void a_report_that_came_too_late_does_not_confirm() {
        var device = copies.device(1);
        var command = copies.sent(device);
        household.report(device, 1, true, 1, 11, clock.now().plusMillis(5_001));

        clock.advance(Duration.ofSeconds(6));

        household.awaitStatus(command, "failed");
    }

    @Test
    void a_report_in_time_confirms_although_it_is_judged_long_after() {
        var device = copies.device(1);
        var command = household.request(device, 1, "on", 30, owner);
        var sentAt = clock.now();
        clock.advance(Duration.ofMinutes(10));
        household.awaitStatus(command, "expired");
        household.report(device, 1, true, 1, 11, sentAt.plusSeconds(1));
        household.run(
                "WITH d AS (INSERT INTO relay_dispatch VALUES ($1, $2, 'g', 1, 10, $3) RETURNING 1)"
                        + " UPDATE relay_command SET status = 'queued', ended_at = NULL WHERE id = $1",
                command,
                device,
                sentAt.atOffset(ZoneOffset.UTC));

        household.awaitStatus(command, "confirmed");
    }

    @Test
    void the_opposite_state_is_told_as_the_reason() {
        var device = copies.device(1);
        var command = copies.sent(device);
        household.report(device, 1, false, 1, 11, clock.now().plusSeconds(1));

        clock.advance(Duration.ofSeconds(6));

        household.awaitStatus(command, "failed");
        assertThat(household.command(command).getString("reason"))
                .isEqualTo("the device got the command but says that it is off");
    }

    @Test
    void an_ended_connection_is_told_as_the_reason() {
        var device = copies.device(1);
        var command = copies.sent(device);
        household.session(device, 2);

        clock.advance(Duration.ofSeconds(6));

        household.awaitStatus(command, "failed");
        assertThat(household.command(command).getString("reason"))
                .isEqualTo("the connection to the device broke before it answered: whether it switched is not known");
    }

    @Test
    void a_command_nobody_could_hand_over_expires_at_its_time_and_not_before() {
        var device = copies.device(1);
        var early = household.request(device, 1, "on", 10, owner);
        var late = household.request(device, 2, "on", 11, owner);

        clock.advance(Duration.ofSeconds(10));

        household.awaitStatus(early, "expired");
        assertThat(household.command(early).getString("reason")).startsWith("the device was out of reach");
        assertThat(household.command(late).getString("status")).isEqualTo("queued");
    }

    @Test
    void what_was_handed_over_at_the_last_moment_is_not_called_expired() {
        var device = copies.device(1);
        var command = household.request(device, 1, "on", 1, owner);
        household.dispatch(command, device, 1, 10, clock.now().plusMillis(999));

        clock.advance(Duration.ofSeconds(1));

        household.awaitStatus(command, "sent");
    }

    @Test
    void a_command_a_gateway_is_just_claiming_is_left_alone() {
        var device = copies.device(1);
        var command = household.request(device, 1, "on", 1, owner);
        var claiming = Await.result(copies.test().platform().database().pool().getConnection());
        var transaction = Await.result(claiming.begin());
        Await.result(claiming.preparedQuery("SELECT 1 FROM relay_command WHERE id = '" + command + "' FOR SHARE")
                .execute());
        clock.advance(Duration.ofSeconds(2));
        var other = household.request(copies.device(1), 1, "on", 1, owner);
        clock.advance(Duration.ofSeconds(2));
        household.awaitStatus(other, "expired");
        Await.result(claiming.preparedQuery(
                        "INSERT INTO relay_dispatch VALUES ('" + command + "', '" + device + "', 'g', 1, 10)")
                .execute());
        Await.result(transaction.commit());
        Await.result(claiming.close());

        Await.until(
                "the command counts as sent", () -> household.command(command).getString("sent_at") != null);
    }

    @Test
    void two_copies_make_each_step_once() {
        var device = copies.device(1);
        var commands = IntStream.rangeClosed(1, 16)
                .mapToObj(relayNumber -> household.request(device, relayNumber, "on", 30, owner))
                .toList();
        for (int i = 0; i < commands.size(); i++) {
            household.dispatch(commands.get(i), device, 1, i + 1, clock.now());
            copies.test()
                    .platform()
                    .bus()
                    .announce(Addresses.RELAY_COMMAND_DISPATCHED, new RelayCommandDispatched(commands.get(i)));
            copies.second()
                    .platform()
                    .bus()
                    .announce(Addresses.RELAY_COMMAND_DISPATCHED, new RelayCommandDispatched(commands.get(i)));
        }
        commands.forEach(command -> household.awaitStatus(command, "sent"));
        clock.advance(Duration.ofSeconds(6));
        commands.forEach(command -> household.awaitStatus(command, "failed"));

        commands.forEach(command -> assertThat(copies.journalled(command)).isEqualTo(3));
    }

    @Test
    void a_device_removed_meanwhile_ends_its_waiting_commands() {
        var device = copies.device(1);
        var command = household.request(device, 1, "on", 30, owner);
        household.run("UPDATE device SET deleted_at = now() WHERE id = $1", device);

        household.awaitStatus(command, "failed");
        assertThat(household.command(command).getString("reason"))
                .isEqualTo("the device was removed before the command was sent");
    }

    @Test
    void the_management_port_says_that_it_is_ready() {
        var client = copies.test().platform().vertx().createHttpClient();
        var status =
                Await.result(client.request(HttpMethod.GET, copies.relay().actualPort(), "127.0.0.1", "/health/ready")
                        .compose(request -> request.send())
                        .map(response -> response.statusCode()));
        Await.result(client.close());

        assertThat(status).isEqualTo(200);
    }
}
