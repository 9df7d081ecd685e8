package io.mainswatch.dashboard.api;

/**
 * The one rule by which a span takes from the quarter hours of the roll-up, called {@code i}: what it covers wholly,
 * wholly; of one it cuts, the part of its time that was asked for. How silences and counters count was decided when
 * the quarter hours were summed, and is not decided again.
 */
final class QuarterHourQueries {
    private static final String SHARE = """
            (extract(epoch FROM least(i.starts_at + interval '15 minutes', $TO) - greatest(i.starts_at, $FROM))
             / extract(epoch FROM least(i.starts_at + interval '15 minutes', $NOW) - i.starts_at))::float8""";

    private static final String TOUCHED =
            "i.starts_at > $FROM::timestamptz - interval '15 minutes' AND i.starts_at < $TO";

    private final String from;
    private final String to;
    private final String now;

    /** Each is a parameter's name, such as {@code $5}, for an instant; {@code to} is not after {@code now}. */
    QuarterHourQueries(String from, String to, String now) {
        this.from = from;
        this.to = to;
        this.now = now;
    }

    /** How much of a quarter hour counts, above 0 and up to 1: one that is not over consists of what was of it so far. */
    String share() {
        return named(SHARE);
    }

    /** Whether a quarter hour has a part in the span. */
    String touched() {
        return named(TOUCHED);
    }

    private String named(String sql) {
        return sql.replace("$FROM", from).replace("$TO", to).replace("$NOW", now);
    }
}
