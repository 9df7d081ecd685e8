package io.mainswatch.dashboard.api;

import io.mainswatch.dashboard.account.HomeAccess;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/** The home every installation begins with: in the machine's time zone, with its country's currency. */
public final class DefaultHome {
    private static final String FALLBACK_CURRENCY = "EUR";

    private final HomeStore homes;

    public DefaultHome(HomeStore homes) {
        this.homes = homes;
    }

    /** Makes it where it is missing; an existing one stays as people set it. */
    public Future<Void> ensure() {
        return homes.insertMissing(
                HomeAccess.DEFAULT, "Home", zone(ZoneId.systemDefault()), currency(Locale.getDefault()));
    }

    /** A zone that is only an offset has no name that knows summer time; UTC at least is honest. */
    static String zone(ZoneId zone) {
        return ZoneId.getAvailableZoneIds().contains(zone.getId()) ? zone.getId() : "UTC";
    }

    static String currency(Locale locale) {
        try {
            var currency = locale.getCountry().isEmpty() ? null : Currency.getInstance(locale);
            return currency == null ? FALLBACK_CURRENCY : currency.getCurrencyCode();
        } catch (IllegalArgumentException noCountry) {
            return FALLBACK_CURRENCY;
        }
    }
}
