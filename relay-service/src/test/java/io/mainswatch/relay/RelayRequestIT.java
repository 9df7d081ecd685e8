package io.mainswatch.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.RelayCommandQueued;
import io.mainswatch.common.bus.Addresses.RelayRequest;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.testing.Await;
import io.vertx.core.Future;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may ask for what, and what becomes of the command that waited before. */
final class RelayRequestIT {
    private static TwoCopies copies;
    private static Household household;
    private static String owner;

    @BeforeAll
    static void start() {
        copies = new TwoCopies();
        household = copies.household();
        owner = copies.owner();
    }

    @AfterAll
    static void stop() {
        copies.close();
    }

    @Test
    void a_newer_command_replaces_one_that_still_waits_for_the_same_relay() {
        var device = copies.device(1);
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
        var device = copies.device(1);
        Await.result(Future.all(IntStream.range(0, 12)
                .mapToObj(i -> household.ask(new RelayRequest(device, 1, i % 2 == 0 ? "on" : "off", 30, owner)))
                .toList()));

        assertThat(household.count(
                        "SELECT count(*) FROM relay_command WHERE device_id = $1 AND status = 'queued'", device))
                .isEqualTo(1);
    }

    @Test
    void a_queued_command_rings_the_bell_of_the_gateways() {
        assumeFalse(Boolean.getBoolean("mainswatch.bus.discardFacts"), "no bell rings in this run");
        var heard = new ConcurrentLinkedQueue<RelayCommandQueued>();
        var device = copies.device(1);
        copies.test().platform().bus().listen(Addresses.RELAY_COMMAND_QUEUED, heard::add);

        var command = household.request(device, 1, "on", 30, owner);

        Await.until("the bell", () -> heard.contains(new RelayCommandQueued(command, device)));
    }

    @ParameterizedTest
    @CsvSource({"0, on, 30", "17, on, 30", "1, ON, 30", "1, toggle, 30", "1, on, 0", "1, on, 3601", "1, on, -1"})
    void a_request_of_the_wrong_form_is_refused(int relayNumber, String state, int seconds) {
        var device = copies.device(1);

        assertThat(refusal(new RelayRequest(device, relayNumber, state, seconds, owner)))
                .isEqualTo(Failure.Kind.INVALID);
    }

    @ParameterizedTest
    @CsvSource({"user:999999", "token:999999", "admin", "user:", "user:1 or 1=1", "''"})
    void an_asker_nobody_knows_gets_to_know_nothing(String requester) {
        assertThat(refusal(new RelayRequest(copies.device(1), 1, "on", 30, requester)))
                .isEqualTo(Failure.Kind.UNKNOWN);
    }

    @Test
    void the_rows_decide_who_may_switch() {
        var device = copies.device(1);
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

    private static RelayRequest asked(String deviceId, String requester) {
        return new RelayRequest(deviceId, 1, "on", 30, requester);
    }

    private static Failure.Kind refusal(RelayRequest request) {
        return ((Failure) Await.failure(household.ask(request))).kind();
    }
}
