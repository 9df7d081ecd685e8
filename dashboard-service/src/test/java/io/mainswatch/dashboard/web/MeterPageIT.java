package io.mainswatch.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.mainswatch.dashboard.web.WatchedBrowser.Screen;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person does with a camera that looks at the utility meter. */
class MeterPageIT {
    private static final Instant NOW = Instant.now();

    @RegisterExtension
    static final ServedPage served = new ServedPage();

    private MeterRows rows;

    @BeforeEach
    void point_a_camera_at_the_meter() {
        rows = new MeterRows(served.platform());
        rows.answer(Map.of(
                "setup", "{}",
                "try", """
                        {"outcome":"seen","text":"3617","value":361.7,"valueWh":361700,"unit":"kWh","confidence":0.97,
                         "alignment":0.93,"sure":true,"digits":[
                         {"digit":3,"position":3.0,"confidence":0.99,"blank":false},
                         {"digit":6,"position":6.0,"confidence":0.98,"blank":false},
                         {"digit":1,"position":1.0,"confidence":0.99,"blank":false},
                         {"digit":7,"position":7.1,"confidence":0.97,"blank":false}]}
                        """,
                "correction", "{}",
                "replay", """
                        {"pictures":4320,"read":4100,"refused":220,"left":3,"changed":1,"applied":false,
                         "taught":{"id":"t1","digits":420,"rightBefore":391,"rightAfter":420},
                         "items":[{"pictureId":"p1","at":"2026-11-20T10:00:00Z","oldWh":null,"oldVerdict":"rejected",
                                   "newWh":361700,"newVerdict":"accepted"}]}
                        """,
                "reading", "{\"verdict\":\"accepted\",\"valueWh\":362000,\"withdrawn\":0}"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESKTOP_LIGHT"})
    void a_camera_is_set_up_by_drawing_one_rectangle_and_two_marks(Screen screen) {
        rows.picture("p1", NOW, "3617", "stored", "");
        try (var visit = served.visit(screen).signedIn("/devices/cam/meter")) {
            visit.card("Set the camera up").locator("button.picture").click();
            visit.page()
                    .getByLabel("Digits", new Page.GetByLabelOptions().setExact(true))
                    .fill("4");
            visit.button("Draw the counter").click();
            drag(visit, 100, 160, 490, 310);
            assertThat(boxes(visit, "digit")).hasCount(4);
            visit.button("Draw mark 1").click();
            drag(visit, 20, 20, 110, 60);
            drag(visit, 520, 20, 610, 60);
            assertThat(boxes(visit, "mark")).hasCount(2);
            visit.page().getByLabel("Decimals").fill("1");
            visit.page().getByLabel("Main fuse, amperes").fill("35");
            visit.page().getByLabel("Main fuse, amperes").blur();
            visit.button("Try it on this picture").click();
            assertThat(visit.card("Set the camera up").locator("ms-meter-trial"))
                    .containsText("361.7");
            visit.assertFits();
            visit.shoot("meter-set-up");

            visit.button("Save").click();
            assertThat(visit.card("Set the camera up")).containsText("Saved.");
            assertThat(rows.ordered("setup", "setup/digits/3/width")).isNotNull();
            assertThat(rows.ordered("setup", "setup/register/decimals")).isEqualTo("1");
            assertThat(rows.ordered("setup", "supply/fuseAmps")).isEqualTo("35");
            assertThat(rows.ordered("setup", "referencePictureId")).isEqualTo("p1");
        }
    }

    @Test
    void boxes_are_moved_by_keyboard() {
        rows.picture("p1", NOW, "3617", "read", "");
        rows.setup("p1");
        try (var visit = served.visit(Screen.DESKTOP_LIGHT).signedIn("/devices/cam/meter?show=setup")) {
            var first = visit.card("Set the camera up").locator("g[data-key=digits-0]");
            first.focus();
            visit.page().keyboard().press("Shift+ArrowRight");
            visit.page().keyboard().press("Alt+ArrowDown");
            assertThat(first.locator("rect.digit")).hasAttribute("x", "110");
            assertThat(first.locator("rect.digit")).hasAttribute("height", "151");
        }
    }

    @Test
    void a_drum_that_hangs_is_noticed_and_taken_over() {
        rows.picture("p1", NOW, "3617", "read", "");
        rows.setup("p1");
        rows.hanging();
        try (var visit = served.visit(Screen.DESKTOP_LIGHT).signedIn("/devices/cam/meter?show=setup")) {
            assertThat(visit.card("Set the camera up")).containsText("beside their places: digit 2 by -0.20.");
            visit.button("Take that over").click();
            visit.button("Save").click();
            assertThat(visit.card("Set the camera up")).containsText("Saved.");
            assertThat(rows.ordered("setup", "setup/register/offsets/1")).isEqualTo("-0.2");
            assertThat(rows.ordered("setup", "setup/register/offsets/3")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_LIGHT", "DESKTOP_DARK"})
    void the_newest_picture_is_shown_with_what_was_read_on_it(Screen screen) {
        rows.picture("p1", NOW.minus(Duration.ofHours(2)), "3611", "read", "");
        rows.reading("p1", NOW.minus(Duration.ofHours(2)), 361_100, "accepted", "none");
        rows.setup("p1");
        rows.picture("p2", NOW.minus(Duration.ofHours(1)), "3617", "read", "");
        rows.reading("p2", NOW.minus(Duration.ofHours(1)), 361_700, "accepted", "none");
        rows.picture("p3", NOW, "3617", "refused", "glare");
        try (var visit = served.visit(screen).signedIn("/devices/cam/meter")) {
            assertThat(visit.card("Register")).containsText("361.7 kWh");
            assertThat(visit.card("Register")).containsText("Too bright: glare hides the digits");
            visit.assertFits();
            visit.shoot("meter-now");

            visit.page()
                    .getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Readings").setExact(true))
                    .click();
            assertThat(visit.card("Readings and refusals")).containsText("361.1 kWh");
            assertThat(visit.card("Consumption by the register")).containsText("kWh");
            visit.assertFits();
            visit.shoot("meter-readings");

            visit.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Report"))
                    .click();
            assertThat(visit.card("Captures of the last 30 days")).containsText("refused");
            assertThat(visit.card("Pictures for training")).containsText("CC0-1.0");
            visit.assertFits();
            visit.shoot("meter-report");
        }
    }

    @Test
    void what_waits_for_a_person_is_judged_by_keyboard() {
        rows.picture("p1", NOW, "3617", "read", "");
        rows.setup("p1");
        rows.crops("p1", 4);
        rows.reading("p1", NOW, 361_700, "held", "pending");
        try (var visit = served.visit(Screen.DESKTOP_LIGHT).signedIn("/devices/cam/meter?show=review")) {
            var review = visit.card("Pictures for you to judge");
            assertThat(review).containsText("1 picture waits");
            assertThat(review.locator("figure")).hasCount(4);
            assertThat(review.locator("figure").last()).containsText("62");
            assertThat(review.locator("#value")).hasValue("361.7");
            visit.shoot("meter-review");
            review.locator("#value").fill("never");
            visit.page().keyboard().press("Enter");
            assertThat(review).containsText("Enter the number as it stands on the meter");
            review.locator("#value").fill("361,8");
            visit.page().keyboard().press("Enter");
            assertThat(review).containsText("Nothing waits for you.");
            assertThat(rows.ordered("correction", "value")).isEqualTo("361.8");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESKTOP_LIGHT"})
    void a_meter_is_taught_and_switched_over_only_after_a_look(Screen screen) {
        rows.picture("p1", NOW, "3617", "read", "");
        rows.setup("p1");
        try (var visit = served.visit(screen).signedIn("/devices/cam/meter?show=setup")) {
            var lesson = visit.card("Teach it this meter");
            visit.button("Teach it").click();
            assertThat(lesson).containsText("of 420 digits of past pictures it now reads 420 right, 391 before");
            assertThat(lesson).containsText("4100 read, 220 refused, 1 would change");
            assertThat(lesson).containsText("3 pictures stay as before");
            assertThat(rows.ordered("replay", "teach")).isEqualTo("true");
            assertThat(rows.ordered("replay", "apply")).isNull();
            lesson.scrollIntoViewIfNeeded();
            visit.assertFits();
            visit.shoot("meter-taught");

            visit.button("Read with it from now on").click();
            assertThat(lesson).containsText("of 420 digits");
            visit.page().waitForCondition(() -> "true".equals(rows.ordered("replay", "apply")));
            assertThat(rows.ordered("replay", "setup/taught/id")).isEqualTo("t1");
        }
    }

    @Test
    void a_person_reads_the_meter_too() {
        rows.picture("p1", NOW, "3617", "read", "");
        rows.setup("p1");
        try (var visit = served.visit(Screen.PHONE_LIGHT).signedIn("/devices/cam/meter")) {
            var manual = visit.card("Read it yourself");
            visit.button("Store the reading").click();
            assertThat(manual).containsText("Enter the number as it stands on the meter");
            manual.locator("#value").fill("362");
            visit.button("Store the reading").click();
            assertThat(manual).containsText(Pattern.compile("Accepted: 362\\.0 kWh"));
            assertThat(rows.ordered("reading", "value")).isEqualTo("362.0");
        }
    }

    private static Locator boxes(Visit visit, String kind) {
        return visit.card("Set the camera up").locator("ms-box-editor rect." + kind);
    }

    /** Drags on the picture, in its own pixels. */
    private static void drag(Visit visit, double fromX, double fromY, double toX, double toY) {
        var editor = visit.card("Set the camera up").locator("ms-box-editor svg");
        editor.scrollIntoViewIfNeeded();
        var box = editor.boundingBox();
        double scale = box.width / 640;
        var mouse = visit.page().mouse();
        mouse.move(box.x + fromX * scale, box.y + fromY * scale);
        mouse.down();
        mouse.move(box.x + (fromX + toX) / 2 * scale, box.y + (fromY + toY) / 2 * scale);
        mouse.move(box.x + toX * scale, box.y + toY * scale);
        mouse.up();
    }
}
