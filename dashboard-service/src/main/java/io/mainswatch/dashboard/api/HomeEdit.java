package io.mainswatch.dashboard.api;

import io.mainswatch.common.http.Fields;
import io.mainswatch.dashboard.api.HomeView.Location;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person sets about a home; what is empty stays as it is.
 *
 * @param withoutLocation whether the place that was known is to be forgotten
 */
record HomeEdit(
        Optional<String> name,
        Optional<String> timeZone,
        Optional<String> currency,
        Optional<Location> location,
        boolean withoutLocation,
        Optional<String> billingAccount) {
    static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,23}");
    private static final String ID_EXPECTED = "expected 1 to 24 of a-z, 0-9 or '-', beginning with a letter or digit";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ZONE = 64;
    private static final int LONGEST_ACCOUNT = 40;

    /** A home to be made: id, name, zone and currency must be given. */
    record NewHome(String id, HomeEdit values) {
        static NewHome from(Fields fields) {
            var id = fields.matching("id", ID, ID_EXPECTED);
            for (String name : List.of("name", "timeZone", "currency")) {
                if (!fields.has(name)) {
                    fields.refuse(name, "missing, expected a text");
                }
            }
            return new NewHome(id, HomeEdit.from(fields));
        }
    }

    static HomeEdit from(Fields fields) {
        var edit = new HomeEdit(
                fields.optionalText("name", LONGEST_NAME),
                fields.optionalText("timeZone", LONGEST_ZONE).flatMap(text -> zone(fields, text)),
                fields.optionalText("currency", 3).flatMap(text -> currency(fields, text)),
                fields.optionalObject("location", HomeEdit::location),
                fields.clears("location"),
                fields.optionalText("billingAccount", LONGEST_ACCOUNT));
        fields.orThrow();
        return edit;
    }

    private static Optional<String> zone(Fields fields, String text) {
        // Only names: an offset such as +02:00 knows no summer time.
        if (ZoneId.getAvailableZoneIds().contains(text)) {
            return Optional.of(text);
        }
        fields.refuse("timeZone", "\"" + text + "\", expected an IANA time zone such as Europe/Berlin");
        return Optional.empty();
    }

    private static Optional<String> currency(Fields fields, String text) {
        try {
            return Optional.of(Currency.getInstance(text).getCurrencyCode());
        } catch (IllegalArgumentException e) {
            fields.refuse("currency", "\"" + text + "\", expected an ISO 4217 code such as EUR");
            return Optional.empty();
        }
    }

    private static Location location(Fields fields) {
        return new Location(required(fields, "latitude", 90), required(fields, "longitude", 180));
    }

    private static double required(Fields fields, String name, double most) {
        if (!fields.has(name)) {
            fields.refuse(name, "missing, expected degrees from -" + most + " to " + most);
        }
        return fields.optionalNumber(name, -most, most).orElse(0.0);
    }
}
