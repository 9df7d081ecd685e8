package io.mainswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.endtoend.world.Program;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path home;

    @Test
    void help_and_version_are_answered_with_success() {
        assertThat(run(0, "--version")).contains("mainswatch 0.1.0");
        assertThat(run(0, "--help")).contains("demo", "run", "migrate", "simulate", "test", "bench");
    }

    @Test
    void wrong_usage_ends_with_two() {
        run(2, "dance");
        run(2, "run", "everything");
        run(2, "demo", "--loud");
    }

    @Test
    void every_mistake_of_the_configuration_is_listed_in_one_go() {
        try (var program = new Program.Start(home)
                .set("MAINSWATCH_MQTT_PORT", "many")
                .set("MAINSWATCH_COMMIT_WINDOW_MS", "-5")
                .set("MAINSWATCH_TLS_CERTIFICATE", "/dev/null")
                .set("MAINSWATCH_TLS_KEY", "/dev/null")
                .launch(List.of("run"))) {
            assertThat(program.exitCode(PATIENCE)).isEqualTo(2);
            assertThat(program.log())
                    .contains(
                            "MAINSWATCH_MQTT_PORT: 'many'",
                            "MAINSWATCH_COMMIT_WINDOW_MS: '-5'",
                            "MAINSWATCH_TLS_CERTIFICATE: no certificate in /dev/null",
                            "MAINSWATCH_TLS_KEY: no private key in /dev/null")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void a_service_by_itself_needs_a_shared_database() {
        try (var program = new Program.Start(home).launch(List.of("run", "ingest"))) {
            assertThat(program.exitCode(PATIENCE)).isEqualTo(2);
            assertThat(program.log()).contains("MAINSWATCH_DATABASE_URL: required", "MAINSWATCH_MASTER_KEY: required");
        }
    }

    @Test
    void a_home_in_use_is_refused_and_sigterm_ends_a_program_cleanly() {
        var start = new Program.Start(home);
        try (var first = start.run()) {
            try (var second = new Program.Start(home).launch(List.of("run"))) {
                assertThat(second.exitCode(PATIENCE)).isEqualTo(2);
                assertThat(second.log()).contains("MAINSWATCH_HOME: ", "is in use by another Mainswatch");
            }
            var database = first.database().orElseThrow();
            assertThat(first.stop()).isZero();
            Await.until("the database server is gone too", () -> !database.isAlive());
        }
    }

    @Test
    void a_taken_port_is_named_and_nothing_is_left_running() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var program = new Program.Start(home)
                        .set("MAINSWATCH_DASHBOARD_PORT", Integer.toString(taken.getLocalPort()))
                        .launch(List.of("run"))) {
            assertThat(program.exitCode(PATIENCE)).isEqualTo(1);
            assertThat(program.log()).contains("MAINSWATCH_DASHBOARD_PORT: port " + taken.getLocalPort());
        }
        try (var again = new Program.Start(home).run()) {
            assertThat(again.stop()).isZero();
        }
    }

    private String run(int expectedExit, String... arguments) {
        try (var program = new Program.Start(home).launch(List.of(arguments))) {
            assertThat(program.exitCode(PATIENCE)).as(program.log()).isEqualTo(expectedExit);
            return program.log();
        }
    }
}
