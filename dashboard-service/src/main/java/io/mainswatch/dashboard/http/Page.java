package io.mainswatch.dashboard.http;

import io.mainswatch.common.http.Fields;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a list and where it goes on, or null at its end. */
public record Page<T>(List<T> items, @Nullable String next) {
    private static final int USUAL = 100;
    private static final int LARGEST = 1_000;

    /** How many items a client wants: 1 to 1,000, usually 100. */
    public static int limit(Fields query) {
        return query.optionalInteger("limit", 1, LARGEST).orElse(USUAL);
    }

    /** @param rows one more than {@code limit} where the list goes on */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        var items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, cursor.apply(items.get(limit - 1)).toString());
    }

    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }
}
