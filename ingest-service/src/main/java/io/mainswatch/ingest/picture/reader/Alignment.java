package io.mainswatch.ingest.picture.reader;

import java.util.List;

/**
 * How a picture lies against the reference picture.
 *
 * @param toPicture from the upright reference picture to the upright picture
 * @param score how well the marks match, 0 to 1; 1 where there are no marks
 */
record Alignment(Affine toPicture, double score) {
    /** By how much a camera may have moved: in pixels of a picture up to 1,280 wide. */
    static final double MOST_SHIFT = 40;

    /** By how much it may have turned, in degrees. */
    static final double MOST_TURN = 3;

    /** Below this a mark was not found but something else. */
    static final double LEAST_SCORE = 0.6;

    private static final double TURN_TOLERANCE = 0.5;
    private static final double SHIFT_TOLERANCE = 4;
    private static final double MOST_STRETCH = 0.04;
    private static final int WORKING_SIDE = 1_280;

    /** The picture against the reference; a low score says that the marks are not there. */
    static Alignment find(View reference, View picture, List<Box> marks) {
        if (marks.isEmpty()) {
            return new Alignment(Affine.IDENTITY, 1);
        }
        int reduction = 1;
        while (Math.max(reference.width(), reference.height()) / reduction > WORKING_SIDE) {
            reduction *= 2;
        }
        var scaled = Affine.scale(1.0 / reduction, 1.0 / reduction);
        var first = scaled(marks.get(0), reduction);
        var second = scaled(marks.get(1), reduction);
        var found = new MarkPair(reference.upright(reduction), picture.upright(reduction), first, second).find();
        return new Alignment(scaled.inverse().after(found.toPicture()).after(scaled), found.score());
    }

    private static Box scaled(Box box, int reduction) {
        return new Box(
                box.x() / reduction,
                box.y() / reduction,
                Math.max(Box.LEAST_SIDE, box.width() / reduction),
                Math.max(Box.LEAST_SIDE, box.height() / reduction));
    }

    boolean good() {
        return score >= LEAST_SCORE;
    }

    /** Both marks together, in pictures of the working scale. */
    private record MarkPair(GreyPicture reference, GreyPicture picture, Box first, Box second) {
        Alignment find() {
            double reach = MOST_SHIFT + SHIFT_TOLERANCE + reachOfTurn();
            var searches =
                    List.of(new MarkSearch(reference, picture, first), new MarkSearch(reference, picture, second));
            var best = new Alignment(Affine.IDENTITY, 0);
            var lefts = searches.get(0).coarse(reach);
            var rights = searches.get(1).coarse(reach);
            for (var left : lefts) {
                for (var right : rights) {
                    if (left.match() + right.match() > 2 * best.score() - 0.3
                            && possible(left, right, 2.5 * TURN_TOLERANCE, 3)) {
                        var exact = exact(searches, left, right);
                        best = exact.score() > best.score() ? exact : best;
                    }
                }
            }
            return best;
        }

        /** A turn about the picture's centre moves a mark the more the further out it lies. */
        private double reachOfTurn() {
            double outer = Math.max(fromCentre(first), fromCentre(second));
            return outer * Math.toRadians(MOST_TURN);
        }

        private double fromCentre(Box mark) {
            return Math.hypot(mark.centreX() - reference.width() / 2.0, mark.centreY() - reference.height() / 2.0);
        }

        private Alignment exact(List<MarkSearch> searches, MarkSearch.Place left, MarkSearch.Place right) {
            var a = searches.get(0).fine(left, turn(left, right));
            var b = searches.get(1).fine(right, turn(left, right));
            double turn = turn(a, b);
            a = searches.get(0).fine(a, turn);
            b = searches.get(1).fine(b, turn);
            return possible(a, b, TURN_TOLERANCE, 1)
                    ? new Alignment(map(a, b), Math.max(0, Math.min(a.match(), b.match())))
                    : new Alignment(Affine.IDENTITY, 0);
        }

        private double turn(MarkSearch.Place a, MarkSearch.Place b) {
            double now = Math.atan2(b.y() - a.y(), b.x() - a.x());
            double then = Math.atan2(second.centreY() - first.centreY(), second.centreX() - first.centreX());
            return Math.toDegrees(Math.IEEEremainder(now - then, 2 * Math.PI));
        }

        private double stretch(MarkSearch.Place a, MarkSearch.Place b) {
            double then = Math.hypot(second.centreX() - first.centreX(), second.centreY() - first.centreY());
            return Math.hypot(b.x() - a.x(), b.y() - a.y()) / Math.max(1, then);
        }

        private boolean possible(MarkSearch.Place a, MarkSearch.Place b, double turnTolerance, double looseness) {
            var map = map(a, b);
            double shift = Math.hypot(
                    map.mapX(reference.width() / 2.0, reference.height() / 2.0) - reference.width() / 2.0,
                    map.mapY(reference.width() / 2.0, reference.height() / 2.0) - reference.height() / 2.0);
            return Math.abs(turn(a, b)) <= MOST_TURN + turnTolerance
                    && Math.abs(stretch(a, b) - 1) <= MOST_STRETCH * looseness
                    && shift <= Math.sqrt(2) * MOST_SHIFT + SHIFT_TOLERANCE * looseness;
        }

        /** The turn, stretch and shift that bring both marks to their places. */
        private Affine map(MarkSearch.Place a, MarkSearch.Place b) {
            var turned = Affine.turn(turn(a, b)).after(Affine.scale(stretch(a, b), stretch(a, b)));
            double middleX = (first.centreX() + second.centreX()) / 2;
            double middleY = (first.centreY() + second.centreY()) / 2;
            return Affine.shift((a.x() + b.x()) / 2, (a.y() + b.y()) / 2)
                    .after(turned)
                    .after(Affine.shift(-middleX, -middleY));
        }
    }
}
