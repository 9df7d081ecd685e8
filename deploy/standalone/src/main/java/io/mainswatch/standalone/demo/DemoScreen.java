package io.mainswatch.standalone.demo;

import io.mainswatch.simulator.event.HouseholdEvent;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/** What the demo prints: one block at the start, then a line for each thing that happened. */
final class DemoScreen {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final PrintWriter out;
    private final Map<String, String> lastSaid = new HashMap<>();

    DemoScreen(PrintWriter out) {
        this.out = out;
    }

    void block(DemoHousehold.DemoPorts ports, DemoHome demo, boolean realTelegram) {
        line("");
        line("  Mainswatch demo: a simulated household, live");
        line("");
        line("  page       http://localhost:" + ports.dashboardPort());
        line("  sign in    admin / " + demo.password());
        line("  API token  " + demo.apiToken());
        line("  ports      MQTT " + ports.mqtt() + ", HTTP ingest " + ports.ingestPort());
        line("  data       " + demo.folder());
        line("  Telegram   " + (realTelegram ? "your bot" : "shown here; set MAINSWATCH_TELEGRAM_TOKEN for your own"));
        line("");
        line("  c + Enter  cut the power now        r + Enter  bring it back");
        line("  i + Enter  lose the internet        q + Enter  quit (or Ctrl-C)");
        line("");
    }

    void happened(HouseholdEvent event) {
        line(TIME.format(event.at()) + "  household  " + event);
    }

    void telegram(String text) {
        line(now() + "  Telegram   " + text.replace("\n", "\n                     "));
    }

    void told(String name, JsonObject resource) {
        switch (name) {
            case "supply", "home" -> supply(resource);
            case "outage" -> outage(resource);
            case "relay" -> relay(resource);
            default -> {
                // Devices come and go with every cut; the household's own lines tell that.
            }
        }
    }

    private void supply(JsonObject home) {
        var supply = home.getJsonObject("supply", home);
        once("supply", "mains " + supply.getString("state") + ", " + percent(supply) + " sure");
    }

    private void outage(JsonObject outage) {
        var end = outage.getString("endedAt");
        var text = "outage (" + outage.getString("verdict") + ") since " + time(outage.getString("startedAt"))
                + (end == null ? "" : ", ended " + time(end)) + ", " + percent(outage) + " sure";
        once("outage " + outage.getString("id"), text);
    }

    /** A command's life, or a device's own word about its relay. */
    private void relay(JsonObject relay) {
        var status = relay.getString("status");
        if (status != null) {
            var reason = relay.getString("reason");
            once("relay " + relay.getString("id"), "relay command " + status + (reason == null ? "" : ": " + reason));
        }
    }

    private static String percent(JsonObject resource) {
        return Math.round(resource.getDouble("confidence", 0.0) * 100) + " %";
    }

    private static String time(String instant) {
        return TIME.format(Instant.parse(instant));
    }

    /** A resource is told anew at each revision; the same words twice are noise. */
    private synchronized void once(String subject, String text) {
        if (!text.equals(lastSaid.put(subject, text))) {
            line(now() + "  mainswatch " + text);
        }
    }

    private static String now() {
        return TIME.format(Instant.now());
    }

    synchronized void line(String text) {
        out.println(text);
        out.flush();
    }
}
