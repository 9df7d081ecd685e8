package io.mainswatch.simulator.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.simulator.Simulate;
import io.mainswatch.simulator.peer.Broker;
import io.mainswatch.simulator.peer.HttpPeer;
import io.mainswatch.simulator.peer.Waiting;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line, from registration to goodbye. */
class SimulateIT {
    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final HttpPeer server = new HttpPeer(vertx);
    private final Broker broker = new Broker(vertx);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void close() {
        Waiting.on(vertx.close());
    }

    @Test
    void registersItsDevicesOnceAndRunsOnWhatItKept() throws Exception {
        server.answer(this::registering);
        String file = folder.resolve("home.json").toString();

        assertThat(run(
                        "--api",
                        server.url().toString(),
                        "--token",
                        "t",
                        "--ingest",
                        server.url().toString(),
                        "--mqtt",
                        broker.address().toString(),
                        "--credentials",
                        file,
                        "--for",
                        "1ms"))
                .isZero();
        var registered = server.asked.all(asked -> asked.path().equals("/api/v1/devices"));
        assertThat(registered).hasSize(4).allMatch(asked -> asked.bearer().equals("Bearer t"));
        assertThat(registered.get(3).json().getString("kind")).isEqualTo("phone");
        assertThat(new JsonObject(Files.readString(Path.of(file))).getString("pingUrl"))
                .endsWith("/ping/PHONE01");

        assertThat(run("--credentials", file, "--mqtt", broker.address().toString(), "--for", "1ms"))
                .isZero();
        assertThat(server.asked.all(asked -> asked.path().equals("/api/v1/devices")))
                .hasSize(4);
    }

    @Test
    void saysWhatToDoWhenADeviceIsRegisteredAlready() {
        server.answer(asked -> new HttpPeer.Answer(409, "{}"));

        assertThat(run("--api", server.url().toString(), "--token", "t")).isEqualTo(1);
        assertThat(err.toString()).contains("AC001 is registered already").contains("--device AC001=SECRET");
    }

    @Test
    void bringsAPastAndSaysSo() {
        server.answer(asked -> new HttpPeer.Answer(200, "{\"stored\":1}"));

        assertThat(run(
                        "history",
                        "--device",
                        "AC001=s",
                        "--ingest",
                        server.url().toString(),
                        "--length",
                        "1d"))
                .isZero();
        assertThat(out.toString()).contains("brought its past: 1439 readings");
    }

    @Test
    void aWrongUseIsTwo() {
        assertThat(run("--at", "60s=boom")).isEqualTo(2);
        assertThat(run("household")).isEqualTo(2);
        assertThat(err.toString()).contains("'boom' is none of").contains("no device has a secret");
    }

    @Test
    void firmwareThatIsNotBuiltIsSaidWithWhatToType() {
        assertThat(run("--device", "AC001=s", "--firmware", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("make -C firmware programs");
    }

    @Test
    void aFailureIsOneAndOneLine() {
        assertThat(run(
                        "replay",
                        folder.resolve("missing.csv").toString(),
                        "--device",
                        "A=s",
                        "--logs",
                        folder.toString()))
                .isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void helpShowsExamples() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Examples:").contains("--at 60s=cut");
    }

    private int run(String... arguments) {
        return new CommandLine(new Simulate())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private HttpPeer.Answer registering(HttpPeer.Asked asked) {
        if (!asked.path().equals("/api/v1/devices")) {
            return new HttpPeer.Answer(200, "ok");
        }
        String id = asked.json().getString("id");
        return new HttpPeer.Answer(
                201,
                new JsonObject()
                        .put("id", id)
                        .put("secret", "s")
                        .put("pingUrl", "/ping/" + id)
                        .encode());
    }
}
