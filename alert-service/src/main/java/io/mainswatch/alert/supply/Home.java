package io.mainswatch.alert.supply;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A home as its story needs it: what it is called and which clock hangs on its wall. */
public record Home(String id, String name, ZoneId zone) {
    /** A zone this Java does not know becomes UTC: a message with the wrong clock beats none. */
    public static Home of(String id, String name, String zone) {
        try {
            return new Home(id, name, ZoneId.of(zone));
        } catch (DateTimeException unknown) {
            return new Home(id, name, ZoneOffset.UTC);
        }
    }
}
