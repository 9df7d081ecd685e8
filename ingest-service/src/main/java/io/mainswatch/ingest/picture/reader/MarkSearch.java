package io.mainswatch.ingest.picture.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds one mark of the reference picture in another picture of the same meter. */
final class MarkSearch {
    private static final int CANDIDATES = 6;

    /** The shortest side, in pixels, at which a reduced mark can still be told from its neighbourhood. */
    private static final int LEAST_SIDE = 8;

    private static final int MOST_REDUCTION = 4;
    private static final double[] DEGREES = {0, -2.2, 2.2};

    private final GreyPicture reference;
    private final GreyPicture picture;
    private final Box mark;
    private final int reduction;

    /**
     * Both pictures upright and of the same scale.
     *
     * @param mark where it was in the reference
     */
    MarkSearch(GreyPicture reference, GreyPicture picture, Box mark) {
        this.reference = reference;
        this.picture = picture;
        this.mark = mark;
        double side = Math.min(mark.width(), mark.height());
        this.reduction = side >= MOST_REDUCTION * LEAST_SIDE ? MOST_REDUCTION : side >= 2 * LEAST_SIDE ? 2 : 1;
    }

    /** Where the mark's centre may be now, and how well the place matches, -1 to 1. */
    record Place(double x, double y, double match) {}

    /** The best places within a reach of the old one, looked for at a coarse scale. */
    List<Place> coarse(double reach) {
        var small = reduced(picture);
        var from = reduced(reference);
        var found = new ArrayList<Place>();
        for (double degrees : DEGREES) {
            var patch = Patch.cut(
                    from,
                    mark.centreX() / reduction,
                    mark.centreY() / reduction,
                    columns(reduction),
                    lines(reduction),
                    degrees);
            scan(small, patch, (int) Math.ceil(reach / reduction), found);
        }
        found.sort(Comparator.comparingDouble(Place::match).reversed());
        return apart(found);
    }

    private GreyPicture reduced(GreyPicture full) {
        var small = full;
        for (int done = 1; done < reduction; done *= 2) {
            small = small.halved();
        }
        return small;
    }

    private int columns(int scale) {
        return Math.max(4, (int) Math.round(mark.width() / scale));
    }

    private int lines(int scale) {
        return Math.max(4, (int) Math.round(mark.height() / scale));
    }

    private void scan(GreyPicture small, Patch patch, int reach, List<Place> found) {
        double left = mark.centreX() / reduction - patch.width() / 2.0;
        double top = mark.centreY() / reduction - patch.height() / 2.0;
        int firstX = (int) Math.round(left);
        int firstY = (int) Math.round(top);
        for (int dy = -reach; dy <= reach; dy++) {
            for (int dx = -reach; dx <= reach; dx++) {
                double match = patch.correlation(small, firstX + dx, firstY + dy);
                found.add(new Place(
                        (firstX + dx + patch.width() / 2.0) * reduction,
                        (firstY + dy + patch.height() / 2.0) * reduction,
                        match));
            }
        }
    }

    /** The best few that are not one and the same place. */
    private List<Place> apart(List<Place> sorted) {
        var kept = new ArrayList<Place>();
        double distance = 2.5 * reduction;
        for (var place : sorted) {
            boolean fresh = kept.stream()
                    .allMatch(other -> Math.hypot(other.x() - place.x(), other.y() - place.y()) > distance);
            if (fresh) {
                kept.add(place);
            }
            if (kept.size() == CANDIDATES) {
                break;
            }
        }
        return kept;
    }

    /** The exact place near a coarse one, to a fraction of a pixel, with the picture known to be turned. */
    Place fine(Place near, double degrees) {
        // What is turned clockwise in the picture is found by cutting the reference turned the other way.
        var patch = Patch.cut(reference, mark.centreX(), mark.centreY(), columns(1), lines(1), -degrees);
        int left = (int) Math.round(near.x() - patch.width() / 2.0);
        int top = (int) Math.round(near.y() - patch.height() / 2.0);
        int reach = reduction + 2;
        int bestX = left;
        int bestY = top;
        double best = -1;
        for (int y = top - reach; y <= top + reach; y++) {
            for (int x = left - reach; x <= left + reach; x++) {
                double match = patch.correlation(picture, x, y);
                if (match > best) {
                    best = match;
                    bestX = x;
                    bestY = y;
                }
            }
        }
        return new Place(
                bestX
                        + patch.width() / 2.0
                        + summit(
                                patch.correlation(picture, bestX - 1, bestY),
                                best,
                                patch.correlation(picture, bestX + 1, bestY)),
                bestY
                        + patch.height() / 2.0
                        + summit(
                                patch.correlation(picture, bestX, bestY - 1),
                                best,
                                patch.correlation(picture, bestX, bestY + 1)),
                best);
    }

    /** Where between -0.5 and 0.5 the parabola through three values stands highest. */
    private static double summit(double before, double at, double after) {
        double bend = before - 2 * at + after;
        return bend >= -1e-9 ? 0 : Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend)));
    }
}
