package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.dashboard.testing.PingPeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shell senders as processes, against a server that fails and comes back. */
@EnabledOnOs(OS.LINUX)
final class SenderScriptIT {
    private static final List<String> TOOLS = List.of(
            "sh", "cat", "cut", "date", "mkdir", "mv", "rm", "sed", "sleep", "tail", "timeout", "wc", "chmod", "cp");

    @TempDir
    Path folder;

    private PingPeer server;
    private Path spool;

    @BeforeEach
    void listen() throws IOException {
        server = new PingPeer();
        spool = folder.resolve("kept/unsent");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"CRON", "OPENWRT", "SYSTEMD"})
    void a_beat_that_finds_no_server_is_kept_and_told_later_with_its_age(Sender sender) throws Exception {
        var tool = sender == Sender.OPENWRT ? "wget" : "curl";
        server.refuse();
        run(script(sender), tool);
        run(script(sender), tool);
        assertThat(lines(spool)).hasSize(2);
        age(500);

        server.accept();
        run(script(sender), tool);
        assertThat(server.heard()).hasSize(3);
        assertThat(server.heard().get(0)).doesNotContainKey("age");
        assertThat(server.heard().subList(1, 3))
                .allSatisfy(
                        beat -> assertThat(Integer.parseInt(beat.get("age"))).isBetween(500, 560));

        run(script(sender), tool);
        assertThat(server.heard()).as("nothing is told twice").hasSize(4);
    }

    @Test
    void kept_beats_are_bounded_the_oldest_go_and_what_is_torn_is_passed_over() throws Exception {
        Files.createDirectories(spool.getParent());
        var many = new ArrayList<>(Collections.nCopies(800, "- 0 " + (now() - 60) + " battery=7"));
        many.add(760, "- 0 17000");
        Files.write(spool, many);
        server.refuse();
        run(script(Sender.CRON), "curl");
        assertThat(lines(spool)).hasSize(720);

        server.acceptOnly(3);
        run(script(Sender.CRON), "curl");
        assertThat(server.heard()).hasSize(3);
        assertThat(server.heard().get(1)).containsEntry("battery", "7").containsKey("age");
        assertThat(lines(spool.resolveSibling("unsent.sending"))).hasSize(718);
    }

    @Test
    void a_clock_that_was_wrong_meanwhile_dates_nothing_wrongly() throws Exception {
        Files.createDirectories(spool.getParent());
        Files.write(spool, List.of("- 0 12345 battery=1", "- 0 " + (now() + 900_000) + " battery=2", line(70, 12_345)));
        run(script(Sender.CRON), "curl");

        assertThat(server.heard()).hasSize(2);
        assertThat(Integer.parseInt(server.heard().get(1).get("age"))).isBetween(70, 130);
    }

    @Test
    void a_laptop_tells_its_battery_and_whether_it_charges() throws Exception {
        supply("BAT0", "type", "Battery", "capacity", "81");
        supply("AC", "type", "Mains", "online", "0");
        supply("mouse", "type", "Battery", "scope", "Device", "capacity", "3");
        run(script(Sender.CRON), "curl");

        assertThat(server.heard().get(0)).containsEntry("battery", "81").containsEntry("charging", "false");
    }

    @Test
    void a_phone_in_termux_tells_at_once_when_the_charger_goes() throws Exception {
        var state = folder.resolve("state");
        Files.writeString(state, "{\"percentage\": 80, \"plugged\": \"PLUGGED_AC\", \"status\": \"FULL\"}");
        var tools = tools("curl");
        var fake = tools.resolve("termux-battery-status");
        Files.writeString(fake, "#!/bin/sh\ncat '" + state + "'\n");
        assertThat(fake.toFile().setExecutable(true)).isTrue();
        var process = started(script(Sender.TERMUX), tools);
        try {
            Await.until("its first beat", () -> !server.heard().isEmpty());
            assertThat(server.heard().get(0)).containsEntry("charging", "true").containsEntry("battery", "80");
            Files.writeString(state, "{\"percentage\": 79, \"plugged\": \"UNPLUGGED\", \"status\": \"DISCHARGING\"}");
            Await.until("word of the charger", () -> server.heard().size() > 1);
            assertThat(server.heard().get(1)).containsEntry("charging", "false").containsEntry("battery", "79");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void systemd_gets_a_timer() throws Exception {
        var tools = tools("curl");
        var systemctl = tools.resolve("systemctl");
        Files.writeString(systemctl, "#!/bin/sh\necho \"$*\" >>'" + folder.resolve("asked") + "'\n");
        assertThat(systemctl.toFile().setExecutable(true)).isTrue();
        var installed = started(script(Sender.SYSTEMD), tools, "install");

        assertThat(installed.waitFor()).isZero();
        assertThat(folder.resolve("mainswatch-beat.timer")).content().contains("OnCalendar=*:0/2");
        assertThat(folder.resolve("mainswatch-beat.service"))
                .content()
                .contains("ExecStart=" + folder.resolve("program"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("program"))).hasSize(3);
        assertThat(lines(folder.resolve("asked"))).contains("enable --now mainswatch-beat.timer");
    }

    private Path script(Sender sender) throws IOException {
        var text = SenderTemplate.read(sender).filled("sender", server.url());
        return Files.writeString(folder.resolve(sender.wire() + ".sh"), text);
    }

    private void run(Path script, String tool) throws Exception {
        var process = started(script, tools(tool));
        assertThat(process.waitFor()).isZero();
    }

    private Process started(Path script, Path tools, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(java.util.Locale.ROOT).endsWith("_proxy"));
        builder.environment()
                .putAll(new HashMap<>(Map.of(
                        "PATH", tools.toString(),
                        "HOME", folder.toString(),
                        "MAINSWATCH_SPOOL", spool.toString(),
                        "MAINSWATCH_SUPPLIES", folder.resolve("supplies").toString(),
                        "MAINSWATCH_LOOK_SECONDS", "1",
                        "MAINSWATCH_UNITS", folder.toString(),
                        "MAINSWATCH_PROGRAM", folder.resolve("program").toString())));
        return builder.start();
    }

    /** A router has one way to fetch a page, and little else. */
    private Path tools(String fetching) throws IOException {
        var tools = Files.createDirectories(folder.resolve("tools-" + fetching));
        for (String tool : TOOLS) {
            link(tools, tool);
        }
        link(tools, fetching);
        return tools;
    }

    private static void link(Path tools, String tool) throws IOException {
        var real = Path.of("/usr/bin").resolve(tool);
        var there = Files.exists(real) ? real : Path.of("/bin").resolve(tool);
        if (!Files.exists(tools.resolve(tool))) {
            Files.createSymbolicLink(tools.resolve(tool), there);
        }
    }

    private void supply(String name, String... files) throws IOException {
        var supply = Files.createDirectories(folder.resolve("supplies").resolve(name));
        for (int i = 0; i < files.length; i += 2) {
            Files.writeString(supply.resolve(files[i]), files[i + 1] + "\n");
        }
    }

    /** Makes every kept beat this much older, by the time since the start. */
    private void age(int seconds) throws IOException {
        var older = lines(spool).stream()
                .map(line -> line.split(" ", 4))
                .map(line -> String.join(
                        " ",
                        line[0],
                        Long.toString(Long.parseLong(line[1]) - seconds),
                        "5",
                        line.length > 3 ? line[3] : ""))
                .toList();
        Files.write(spool, older);
    }

    private static String line(long agoSeconds, long date) throws IOException {
        var boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        var uptime = Files.readString(Path.of("/proc/uptime"));
        long seconds = Long.parseLong(uptime.substring(0, uptime.indexOf('.')));
        return boot + " " + (seconds - agoSeconds) + " " + date + " battery=3";
    }

    private static long now() {
        return System.currentTimeMillis() / 1_000;
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
