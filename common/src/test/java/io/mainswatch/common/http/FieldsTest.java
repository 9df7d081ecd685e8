package io.mainswatch.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.failure.Failure.Violation;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    @Test
    void every_mistake_is_named_at_once() {
        var fields = Fields.of(Buffer.buffer("{\"watts\":\"many\",\"state\":\"open\",\"extra\":1}"));
        fields.integer("watts", 1, 100);
        fields.choice("state", List.of("on", "off"));
        fields.text("name", 20);
        assertThatThrownBy(fields::orThrow)
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.violations().stream().map(Violation::field))
                                .containsExactlyInAnyOrder("watts", "state", "name", "extra"));
    }

    @Test
    void good_fields_are_returned_as_they_are() {
        var fields = Fields.of(Buffer.buffer("{\"watts\":42,\"name\":\" Fridge \",\"at\":\"2026-01-01T00:00:00Z\"}"));
        assertThat(fields.integer("watts", 1, 100)).isEqualTo(42);
        assertThat(fields.text("name", 20)).isEqualTo("Fridge");
        assertThat(fields.optionalInstant("at")).isPresent();
        assertThat(fields.optionalBoolean("absent")).isEmpty();
        fields.orThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000", "\\u001b[2J", " ", "two\\nlines"})
    void a_text_with_control_characters_is_refused(String name) {
        var fields = Fields.of(Buffer.buffer("{\"name\":\"" + name + "\"}"));
        fields.text("name", 40);
        assertThatThrownBy(fields::orThrow).isInstanceOf(Failure.class);
    }

    @Test
    void what_is_missing_is_named_with_its_form() {
        var fields = Fields.of(Buffer.buffer("{}"));
        fields.integer("watts", 1, 100);
        assertThatThrownBy(fields::orThrow)
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.violations().get(0).message())
                                .isEqualTo("missing, expected a whole number from 1 to 100"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "7", "{", "{\"a\":}", "{\"a\":1}}"})
    void what_is_not_one_json_object_is_refused(String body) {
        assertThatThrownBy(() -> Fields.of(Buffer.buffer(body)).orThrow())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID));
    }

    @Test
    void a_query_parameter_given_twice_is_a_mistake() {
        var query = MultiMap.caseInsensitiveMultiMap().add("limit", "1").add("limit", "2");
        var fields = Fields.ofQuery(query);
        fields.optionalInteger("limit", 1, 1000);
        assertThatThrownBy(fields::orThrow).isInstanceOf(Failure.class);
    }

    @Test
    void an_instant_no_database_holds_is_refused() {
        var query = MultiMap.caseInsensitiveMultiMap().add("from", "+999999999-01-01T00:00:00Z");
        var fields = Fields.ofQuery(query);
        assertThat(fields.optionalInstant("from")).isEmpty();
        assertThatThrownBy(fields::orThrow).isInstanceOf(Failure.class);
    }

    @Property
    void nothing_a_client_sends_is_more_than_refused(@ForAll String body) {
        try {
            var fields = Fields.of(Buffer.buffer(body));
            fields.optionalNumber("a", 0, 1);
            fields.optionalInstant("b");
            fields.orThrow();
        } catch (Failure refused) {
            assertThat(refused.kind()).isEqualTo(Failure.Kind.INVALID);
        }
    }
}
