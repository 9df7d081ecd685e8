package io.mainswatch.common.db;

/**
 * How far a sweep has come over a table with {@code (xact xid8, id bigint)}. Rows are walked in the order of (xact, id)
 * and only below {@code pg_snapshot_xmin(pg_current_snapshot())}: every transaction below it has ended, so a row that
 * commits late is still ahead of the mark and never skipped.
 *
 * <p>Ids alone would not do: a sequence hands out 5 before 6, but 6 may commit first.
 *
 * @param xact the transaction id as decimal text, which is how {@code xid8} crosses the wire
 */
public record Watermark(String xact, long id) implements Comparable<Watermark> {
    public static final Watermark START = new Watermark("0", 0);

    public Watermark {
        Long.parseUnsignedLong(xact);
    }

    /** {@code <xact>-<id>}: the form used as the id of a live event. */
    @Override
    public String toString() {
        return xact + "-" + id;
    }

    /** @throws IllegalArgumentException when the text has another form */
    public static Watermark parse(String text) {
        int dash = text.indexOf('-');
        if (dash <= 0) {
            throw new IllegalArgumentException("expected <xact>-<id>");
        }
        return new Watermark(text.substring(0, dash), Long.parseLong(text.substring(dash + 1)));
    }

    @Override
    public int compareTo(Watermark other) {
        int byXact = Long.compareUnsigned(Long.parseUnsignedLong(xact), Long.parseUnsignedLong(other.xact));
        return byXact != 0 ? byXact : Long.compare(id, other.id);
    }
}
