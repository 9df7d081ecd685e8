package io.mainswatch.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.RelayCommandDispatched;
import io.mainswatch.common.bus.Addresses.RelayCommandQueued;
import io.mainswatch.common.bus.Addresses.RelayRequest;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No fact is announced by these tests unless one says so: what happens, happens by the sweep. */
final class RelayVerticleIT {
    private static ManualClock clock;
    private static TestPlatform test;
    private static TestPlatform second;
    private static Household household;
    private static RelayVerticle relay;
    private static String owner;
    private static int devices;

    @BeforeAll
    static void start() {
        clock = new ManualClock();
        test = TestPlatform.open(clock, Map.of());
        second = TestPlatform.open(test.databaseUrl(), clock, Map.of());
        household = new Household(test);
        relay = test.deploy(new RelayVerticle(test.platform()));
        second.deploy(new RelayVerticle(second.platform()));
        household.home("home");
        household.home("elsewhere");
        owner = household.user("anna", true);
    }

    @AfterAll
    static void stop() {
        second.close();
        test.close();
    }

    @Test
    void a_report_on_the_same_session_after_sending_confirms() {
        var device = device(1);
        var command = household.request(device, 2, "on", 30, owner);
        assertThat(household.command(command).getString("status")).isEqualTo("queued");
        household.dispatch(command, device, 1, 10, clock.now());
        household.awaitStatus(command, "sent");

        household.report(device, 2, true, 1, 11, clock.now().plusSeconds(5));

        household.awaitStatus(command, "confirmed");
        assertThat(household.command(command).getString("reason")).isNull();
        assertThat(household.command(command).getString("requested_by")).isEqualTo("user:anna");
        assertThat(journalled(command)).isEqualTo(3);
    }

    @Test
    void a_state_from_before_another_relay_or_another_session_confirms_nothing() {
        var device = device(7);
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
        var device = device(1);
        var command = sent(device);
        household.report(device, 1, true, 1, 11, clock.now().plusMillis(5_001));

        clock.advance(Duration.ofSeconds(6));

        household.awaitStatus(command, "failed");
    }

    @Test
    void a_report_in_time_confirms_although_it_is_judged_long_after() {
        var device = device(1);
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
        var device = device(1);
        var command = sent(device);
        household.report(device, 1, false, 1, 11, clock.now().plusSeconds(1));

        clock.advance(Duration.ofSeconds(6));

        household.awaitStatus(command, "failed");
        assertThat(household.command(command).getString("reason"))
                .isEqualTo("the device got the command but says that it is off");
    }

    @Test
    void an_ended_connection_is_told_as_the_reason() {
        var device = device(1);
        var command = sent(device);
        household.session(device, 2);

        clock.advance(Duration.ofSeconds(6));

        household.awaitStatus(command, "failed");
        assertThat(household.command(command).getString("reason"))
                .isEqualTo("the connection to the device broke before it answered: whether it switched is not known");
    }

    @Test
    void a_command_nobody_could_hand_over_expires_at_its_time_and_not_before() {
        var device = device(1);
        var early = household.request(device, 1, "on", 10, owner);
        var late = household.request(device, 2, "on", 11, owner);

        clock.advance(Duration.ofSeconds(10));

        household.awaitStatus(early, "expired");
        assertThat(household.command(early).getString("reason")).startsWith("the device was out of reach");
        assertThat(household.command(late).getString("status")).isEqualTo("queued");
    }

    @Test
    void what_was_handed_over_at_the_last_moment_is_not_called_expired() {
        var device = device(1);
        var command = household.request(device, 1, "on", 1, owner);
        household.dispatch(command, device, 1, 10, clock.now().plusMillis(999));

        clock.advance(Duration.ofSeconds(1));

        household.awaitStatus(command, "sent");
    }

    @Test
    void a_command_a_gateway_is_just_claiming_is_left_alone() {
        var device = device(1);
        var command = household.request(device, 1, "on", 1, owner);
        var claiming = Await.result(test.platform().database().pool().getConnection());
        var transaction = Await.result(claiming.begin());
        Await.result(claiming.preparedQuery("SELECT 1 FROM relay_command WHERE id = '" + command + "' FOR SHARE")
                .execute());
        clock.advance(Duration.ofSeconds(2));
        var other = household.request(device(1), 1, "on", 1, owner);
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
    void a_newer_command_replaces_one_that_still_waits_for_the_same_relay() {
        var device = device(1);
        var older = household.request(device, 1, "on", 30, owner);
        var elsewhere = household.request(device, 2, "on", 30, owner);
        var newer = household.request(device, 1, "off", 30, owner);

        assertThat(household.command(older).getString("status")).isEqualTo("failed");
        assertThat(household.command(older).getString("reason"))
                .isEqualTo("replaced by a newer command before it was sent");
        assertThat(household.command(newer).getString("status")).isEqualTo("queued");
        assertThat(household.command(elsewhere).getString("status")).isEqualTo("queued");
    }

    @Test
    void of_many_requests_at_once_one_is_left_waiting() {
        var device = device(1);
        Await.result(Future.all(IntStream.range(0, 12)
                .mapToObj(i -> household.ask(new RelayRequest(device, 1, i % 2 == 0 ? "on" : "off", 30, owner)))
                .toList()));

        assertThat(household.count(
                        "SELECT count(*) FROM relay_command WHERE device_id = $1 AND status = 'queued'", device))
                .isEqualTo(1);
    }

    @Test
    void two_copies_make_each_step_once() {
        var device = device(1);
        var commands = IntStream.rangeClosed(1, 16)
                .mapToObj(relayNumber -> household.request(device, relayNumber, "on", 30, owner))
                .toList();
        for (int i = 0; i < commands.size(); i++) {
            household.dispatch(commands.get(i), device, 1, i + 1, clock.now());
            test.platform()
                    .bus()
                    .announce(Addresses.RELAY_COMMAND_DISPATCHED, new RelayCommandDispatched(commands.get(i)));
            second.platform()
                    .bus()
                    .announce(Addresses.RELAY_COMMAND_DISPATCHED, new RelayCommandDispatched(commands.get(i)));
        }
        commands.forEach(command -> household.awaitStatus(command, "sent"));
        clock.advance(Duration.ofSeconds(6));
        commands.forEach(command -> household.awaitStatus(command, "failed"));

        commands.forEach(command -> assertThat(journalled(command)).isEqualTo(3));
    }

    @Test
    void a_device_removed_meanwhile_ends_its_waiting_commands() {
        var device = device(1);
        var command = household.request(device, 1, "on", 30, owner);
        household.run("UPDATE device SET deleted_at = now() WHERE id = $1", device);

        household.awaitStatus(command, "failed");
        assertThat(household.command(command).getString("reason"))
                .isEqualTo("the device was removed before the command was sent");
    }

    @Test
    void a_queued_command_rings_the_bell_of_the_gateways() {
        assumeFalse(Boolean.getBoolean("mainswatch.bus.discardFacts"), "no bell rings in this run");
        var heard = new ConcurrentLinkedQueue<RelayCommandQueued>();
        var device = device(1);
        test.platform().bus().listen(Addresses.RELAY_COMMAND_QUEUED, heard::add);

        var command = household.request(device, 1, "on", 30, owner);

        Await.until("the bell", () -> heard.contains(new RelayCommandQueued(command, device)));
    }

    @ParameterizedTest
    @CsvSource({"0, on, 30", "17, on, 30", "1, ON, 30", "1, toggle, 30", "1, on, 0", "1, on, 3601", "1, on, -1"})
    void a_request_of_the_wrong_form_is_refused(int relayNumber, String state, int seconds) {
        var device = device(1);

        assertThat(refusal(new RelayRequest(device, relayNumber, state, seconds, owner)))
                .isEqualTo(Failure.Kind.INVALID);
    }

    @ParameterizedTest
    @CsvSource({"user:999999", "token:999999", "admin", "user:", "user:1 or 1=1", "''"})
    void an_asker_nobody_knows_gets_to_know_nothing(String requester) {
        assertThat(refusal(new RelayRequest(device(1), 1, "on", 30, requester))).isEqualTo(Failure.Kind.UNKNOWN);
    }

    @Test
    void the_rows_decide_who_may_switch() {
        var device = device(1);
        var guest = household.user("guest", false);
        assertThat(refusal(asked(device, guest))).isEqualTo(Failure.Kind.UNKNOWN);
        household.member(guest, "elsewhere", "owner");
        assertThat(refusal(asked(device, guest))).isEqualTo(Failure.Kind.UNKNOWN);
        household.member(guest, "home", "viewer");
        assertThat(refusal(asked(device, guest))).isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(refusal(asked(device, household.token("theirs", null, guest, "owner"))))
                .isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(refusal(asked(device, household.token("foreign", "elsewhere", null, "owner"))))
                .isEqualTo(Failure.Kind.UNKNOWN);
        assertThat(refusal(asked(device, household.token("seeing", "home", null, "viewer"))))
                .isEqualTo(Failure.Kind.FORBIDDEN);

        var switching = household.token("switching", "home", null, "operator");
        assertThat(household.request(device, 1, "on", 30, switching)).isNotBlank();
        household.revoke(switching);
        assertThat(refusal(asked(device, switching))).isEqualTo(Failure.Kind.UNKNOWN);
        household.run("UPDATE device SET deleted_at = now() WHERE id = $1", device);
        assertThat(refusal(asked(device, owner))).isEqualTo(Failure.Kind.UNKNOWN);
    }

    @Test
    void the_management_port_says_that_it_is_ready() {
        var client = test.platform().vertx().createHttpClient();
        var status = Await.result(client.request(HttpMethod.GET, relay.actualPort(), "127.0.0.1", "/health/ready")
                .compose(request -> request.send())
                .map(response -> response.statusCode()));
        Await.result(client.close());

        assertThat(status).isEqualTo(200);
    }

    private static RelayRequest asked(String deviceId, String requester) {
        return new RelayRequest(deviceId, 1, "on", 30, requester);
    }

    private static Failure.Kind refusal(RelayRequest request) {
        return ((Failure) Await.failure(household.ask(request))).kind();
    }

    private static String sent(String device) {
        var command = household.request(device, 1, "on", 30, owner);
        household.dispatch(command, device, 1, 10, clock.now());
        household.awaitStatus(command, "sent");
        return command;
    }

    private static synchronized String device(long epoch) {
        var id = "device-" + ++devices;
        household.device(id, "home");
        household.session(id, epoch);
        return id;
    }

    private static long journalled(String command) {
        return household.count("SELECT count(*) FROM change WHERE kind = 'relay' AND subject = $1", command);
    }
}
