package io.mainswatch.ingest.picture.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.failure.Failure.Violation;
import io.mainswatch.common.http.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeterSetupTest {
    private static final MeterSetup WHOLE = new MeterSetup(
            new Orientation(true, 180),
            List.of(new Box(10, 20, 30, 40.5), new Box(300, 20, 30, 40)),
            List.of(new Box(100, 100, 20, 32), new Box(130, 100, 20, 32)),
            DisplayKind.DRUM_DOWN,
            new Register(RegisterUnit.CUBIC_METRES, 1, List.of(0.0, -0.2)),
            0.7);

    private static MeterSetup read(String json) throws JsonProcessingException {
        return MeterSetup.of(Json.MAPPER.readTree(json));
    }

    private static List<Violation> refused(String json) {
        return catchThrowableOfType(Failure.class, () -> read(json)).violations();
    }

    @Test
    void a_set_up_survives_its_json_form() {
        assertThat(MeterSetup.of(WHOLE.toJson())).isEqualTo(WHOLE);
    }

    @Test
    void what_is_left_out_has_its_ordinary_value() throws JsonProcessingException {
        var setup = read("""
                {"digits": [{"x": 1, "y": 2, "width": 20, "height": 30}], "display": "lcd",
                 "register": {"unit": "kWh", "decimals": 0}}
                """);

        assertThat(setup.orientation()).isEqualTo(Orientation.AS_TAKEN);
        assertThat(setup.marks()).isEmpty();
        assertThat(setup.threshold()).isEqualTo(DigitThreshold.SHIPPED);
    }

    @Test
    void every_mistake_is_told_at_once_and_by_its_path() {
        assertThat(refused("""
                {"orientation": {"mirrored": "yes"}, "marks": [{"x": 0, "y": 0, "width": 9, "height": 9}],
                 "digits": [{"x": -1, "y": 2, "width": 20}], "display": "neon",
                 "register": {"unit": "kWh", "decimals": 7, "offsets": [0, 1]}, "threshold": 2, "colour": 1}
                """))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "orientation.mirrored",
                        "marks",
                        "digits[0].x",
                        "digits[0].height",
                        "display",
                        "register.decimals",
                        "register.offsets[1]",
                        "register.offsets",
                        "threshold",
                        "colour");
    }

    @Test
    void nothing_at_all_names_what_is_needed() {
        assertThat(refused("{}"))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder("digits", "display", "register");
    }

    @Test
    void what_is_no_object_is_refused() {
        for (var json : List.of("[]", "1", "null", "\"setup\"")) {
            assertThat(catchThrowableOfType(Failure.class, () -> read(json))).hasMessageContaining("not a JSON object");
        }
        assertThat(refused("{\"digits\": {}, \"display\": 3, \"register\": []}"))
                .extracting(Violation::field)
                .contains("digits", "display", "register");
    }

    @Test
    void too_many_or_endless_boxes_are_refused() {
        var box = "{\"x\": 8000, \"y\": 2, \"width\": 200, \"height\": 30}";
        assertThat(refused("{\"digits\": [" + (box + ",").repeat(12) + box + "]}"))
                .extracting(Violation::message)
                .anyMatch(message -> message.contains("at most 12"));
        assertThat(refused("{\"digits\": [" + box + "]}"))
                .extracting(Violation::field)
                .contains("digits[0].width");
    }
}
