package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.mainswatch.dashboard.web.Household.ago;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotScale;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Takes pictures of every view when asked to, by {@code ./mainswatch screenshots}: in both widths and both themes, of a
 * home with nothing, with a month, with a dead device and with forty devices. They lie in {@code all/<home>/} of the
 * folder; those that the documents show lie in the folder itself.
 */
@EnabledIfSystemProperty(named = "mainswatch.screenshots", matches = ".+")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ScreenshotsIT {
    private static final int DEVICES = 40;
    private static final int EVENING = 21;

    @RegisterExtension
    static final ServedPage served =
            new ServedPage(Map.of("MAINSWATCH_MQTT_PORT", "1883", "MAINSWATCH_INGEST_PORT", "8081"));

    @Test
    void with_no_data() {
        served.household().lives(AMonth.ZONE);
        served.household().device("fridge", "Fridge", "meter", ago(Duration.ofMinutes(2)));
        every("nothing", "fridge", "none", () -> {});
    }

    @Test
    void with_a_month() {
        AMonth.in(served.household());
        served.household().days("fridge", 30);
        served.household().days("ac", 30);
        var outage = served.household().outage("power", ago(Duration.ofDays(2)), 0.97, AMonth.SILENCE);
        served.household().ends(outage, ago(Duration.ofDays(2).minusMinutes(47)));
        every("month", "fridge", outage, () -> AMonth.speaks(served.household()));
    }

    @Test
    void with_a_dead_device() {
        AMonth.in(served.household());
        served.household().device("fridge-2", "Freezer", "meter", ago(Duration.ofDays(20)));
        served.household().reading("fridge-2", 140, ago(Duration.ofHours(5)));
        var outage = served.household().outage("device", ago(Duration.ofHours(5)), 0.9, AMonth.SILENCE);
        every("dead", "fridge-2", outage, () -> AMonth.speaks(served.household()));
    }

    @Test
    void with_forty_devices() {
        AMonth.in(served.household());
        for (int i = 6; i <= DEVICES; i++) {
            served.household().device("socket-" + i, "Socket " + i, "meter", ago(Duration.ofDays(3)));
            for (int minute = 59; minute >= 1; minute--) {
                served.household().reading("socket-" + i, 3 * i, ago(Duration.ofMinutes(minute)));
            }
        }
        var outage = served.household().outage("internet", ago(Duration.ofMinutes(20)), 0.8, AMonth.SILENCE);
        every("forty", "socket-40", outage, ScreenshotsIT::allSpeak);
    }

    private static void allSpeak() {
        AMonth.speaks(served.household());
        for (int i = 6; i <= DEVICES; i++) {
            served.household().reading("socket-" + i, 3 * i, ago(Duration.ofSeconds(i % 9)));
        }
    }

    @Test
    void of_the_readme() {
        AMonth.in(served.household(), whereItIsEvening());
        for (var screen : Screen.values()) {
            AMonth.speaks(served.household());
            try (var visit = served.visit(screen).signedIn("/")) {
                visit.settle();
                assertThat(visit.page().locator("ms-sparkline .line").first()).isVisible();
                assertThat(visit.page().locator("ms-live-state")).hasText("Live");
                visit.page()
                        .screenshot(new Page.ScreenshotOptions()
                                .setScale(ScreenshotScale.CSS)
                                .setPath(folder().resolve("overview-" + screen.label() + ".png")));
            }
        }
    }

    /** A day that is nearly over has the most to show. The signs of these zones are the other way round. */
    private static String whereItIsEvening() {
        int ahead = EVENING - Instant.now().atOffset(ZoneOffset.UTC).getHour();
        int offset = ahead > 12 ? ahead - 24 : ahead;
        return offset == 0 ? "UTC" : "Etc/GMT" + (offset > 0 ? "-" : "+") + Math.abs(offset);
    }

    /** How a newcomer comes to a phone's and a meter's first word. */
    @Test
    void of_the_first_steps() {
        served.household().lives(AMonth.ZONE);
        try (var visit = served.visit(Screen.PHONE_LIGHT).signedIn("/devices?add=what")) {
            visit.settle();
            shown(visit, "start-what");
            visit.open("/devices?add=phone").settle();
            visit.page().locator("ms-add-device form button").first().click();
            assertThat(visit.page().locator("ms-qr svg").first()).isVisible();
            shown(visit, "start-phone");
            visit.open("/devices?add=esp32").settle();
            visit.page().locator("ms-add-device form button").last().click();
            assertThat(visit.page().locator("ms-device-keys")).isVisible();
            served.household().channel("meter");
            served.household().reading("meter", 92.3, Instant.now());
            assertThat(visit.page().locator("ms-first-word")).containsText("It speaks");
            shown(visit, "start-meter");
        }
    }

    /** @param speak lets the devices say what they say by the minute */
    private static void every(String home, String device, String outage, Runnable speak) {
        for (var screen : Screen.values()) {
            try (var visit = served.visit(screen).expecting("404").open("/sign-in")) {
                visit.page().locator("ms-sign-in").waitFor();
                visit.shoot(folder().resolve("all").resolve(home).resolve("sign-in-" + screen.label() + ".png"));
                visit.signIn(Visit.PASSWORD);
                visit.page().locator("nav").waitFor();
                for (var path : Views.paths(device, outage)) {
                    speak.run();
                    visit.open(path).settle();
                    var name = path.equals("/")
                            ? "overview"
                            : path.substring(1)
                                    .replace(outage, "one")
                                    .replace(device, "one")
                                    .replaceAll("[^a-z0-9]+", "-");
                    visit.shoot(folder().resolve("all").resolve(home).resolve(name + "-" + screen.label() + ".png"));
                }
            }
        }
    }

    /** What fits on the screen, once and not twice as fine: small enough for a document. */
    private static void shown(Visit visit, String name) {
        visit.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(folder().resolve(name + ".png"))
                        .setScale(ScreenshotScale.CSS));
    }

    private static Path folder() {
        return Path.of(System.getProperty("mainswatch.screenshots"));
    }
}
