package io.mainswatch.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorTest {
    @Test
    void a_cursor_comes_back_as_it_was_given() {
        var at = Instant.parse("2026-03-01T12:00:00.123456Z");
        assertThat(Cursor.byTime(query(new Cursor(at, "an id").toString()))).hasValue(new Cursor(at, "an id"));
        assertThat(Cursor.byId(query(Cursor.of("Küche").toString()))).hasValue(Cursor.of("Küche"));
        assertThat(Cursor.byNumber(query(Cursor.of(42).toString()))).hasValue(42L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "eA", "IA", "bm90IGEgdGltZSB4", "AAAA"})
    void what_is_no_cursor_of_this_list_is_refused(String text) {
        var query = query(text);
        Cursor.byTimeAndNumber(query);
        assertThatThrownBy(query::orThrow).isInstanceOf(Failure.class);
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        var byTime = query(Cursor.of("x").toString());
        Cursor.byTime(byTime);
        assertThatThrownBy(byTime::orThrow).isInstanceOf(Failure.class);
        var byId = query(new Cursor(Instant.EPOCH, "x").toString());
        Cursor.byId(byId);
        assertThatThrownBy(byId::orThrow).isInstanceOf(Failure.class);
    }

    @Test
    void a_page_goes_on_only_where_there_is_more() {
        assertThat(Page.of(List.of("a", "b"), 2, Cursor::of).next()).isNull();
        var page = Page.of(List.of("a", "b", "c"), 2, Cursor::of);
        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.next()).isEqualTo(Cursor.of("b").toString());
    }

    private static Fields query(String cursor) {
        return Fields.ofQuery(MultiMap.caseInsensitiveMultiMap().add("cursor", cursor));
    }
}
