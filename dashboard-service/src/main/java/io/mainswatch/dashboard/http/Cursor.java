package io.mainswatch.dashboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mainswatch.common.http.Fields;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on: the sort key of the last row given. Clients hand it back as they got it.
 *
 * @param at the instant the list is sorted by, or null
 * @param id what decides between rows of one instant
 */
public record Cursor(@Nullable Instant at, String id) {
    private static final int LONGEST = 400;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    public static Cursor of(String id) {
        return new Cursor(null, id);
    }

    public static Cursor of(long id) {
        return new Cursor(null, Long.toString(id));
    }

    /** The cursor of a list sorted by text, if one is given. */
    public static Optional<Cursor> byId(Fields query) {
        return read(query).flatMap(cursor -> cursor.at == null ? Optional.of(cursor) : refused(query));
    }

    /** The cursor of a list sorted by number, if one is given. */
    public static Optional<Long> byNumber(Fields query) {
        return byId(query).flatMap(cursor -> {
            try {
                return Optional.of(Long.valueOf(cursor.id));
            } catch (NumberFormatException e) {
                return refused(query);
            }
        });
    }

    /** The cursor of a list sorted by time, if one is given. */
    public static Optional<Cursor> byTime(Fields query) {
        return read(query).flatMap(cursor -> cursor.at == null ? refused(query) : Optional.of(cursor));
    }

    /** The cursor of a list sorted by time and then by number, if one is given. */
    public static Optional<Cursor> byTimeAndNumber(Fields query) {
        return byTime(query)
                .flatMap(cursor -> NUMBER.matcher(cursor.id).matches() ? Optional.of(cursor) : refused(query));
    }

    /** The instant of a cursor that has one. */
    public Instant instant() {
        return at == null ? Instant.EPOCH : at;
    }

    @Override
    public String toString() {
        var text = (at == null ? "" : at.toString()) + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static Optional<Cursor> read(Fields query) {
        return query.optionalText("cursor", LONGEST).flatMap(text -> {
            try {
                var parts = List.of(new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", 2));
                return parts.size() == 2
                        ? sound(new Cursor(parts.get(0).isEmpty() ? null : Instant.parse(parts.get(0)), parts.get(1)))
                                .or(() -> refused(query))
                        : refused(query);
            } catch (IllegalArgumentException | DateTimeParseException e) {
                return refused(query);
            }
        });
    }

    /** No list has ever given another one: the database could not even be asked with it. */
    private static Optional<Cursor> sound(Cursor cursor) {
        boolean inTime = cursor.at == null || !cursor.at.isBefore(EARLIEST) && cursor.at.isBefore(LATEST);
        boolean isText = cursor.id.chars().noneMatch(Character::isISOControl);
        return inTime && isText ? Optional.of(cursor) : Optional.empty();
    }

    private static <T> Optional<T> refused(Fields query) {
        query.refuse("cursor", "not a cursor of this list, expected the value of \"next\"");
        return Optional.empty();
    }
}
