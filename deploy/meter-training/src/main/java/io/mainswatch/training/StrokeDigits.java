package io.mainswatch.training;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Digits as engravers cut them: lines of one thickness along simple curves. Each time another hand: sixes with straight or
 * bent arms, threes with flat or round tops, fours open or closed, ones with a foot, sevens with a bar.
 */
final class StrokeDigits {
    private final RandomGenerator random;
    private final double w;
    private final double bowl;

    private StrokeDigits(RandomGenerator random) {
        this.random = random;
        this.w = between(0.48, 0.7);
        this.bowl = between(0.26, 0.35);
    }

    /** The outlines of the ten digits of one hand. */
    static List<Shape> outlines(RandomGenerator random) {
        var hand = new StrokeDigits(random);
        float thick = (float) hand.between(0.09, 0.2);
        boolean round = hand.chance(0.5);
        var stroke = new BasicStroke(
                thick,
                round ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT,
                round ? BasicStroke.JOIN_ROUND : BasicStroke.JOIN_MITER);
        var six = hand.six();
        return IntStream.range(0, 10)
                .mapToObj(digit -> stroke.createStrokedShape(hand.line(digit, six)))
                .toList();
    }

    private Shape line(int digit, Path2D six) {
        return switch (digit) {
            case 0 -> nought();
            case 1 -> one();
            case 2 -> two();
            case 3 -> three();
            case 4 -> four();
            case 5 -> five();
            case 6 -> six;
            case 7 -> seven();
            case 8 -> eight();
            default -> AffineTransform.getRotateInstance(Math.PI, w / 2, 0.5).createTransformedShape(six);
        };
    }

    private Path2D nought() {
        double k = between(0.5, 0.8);
        var path = from(w / 2, 0);
        curve(path, w / 2 * (1 + k), 0, w, 0.5 * (1 - k), w, 0.5);
        curve(path, w, 0.5 * (1 + k), w / 2 * (1 + k), 1, w / 2, 1);
        curve(path, w / 2 * (1 - k), 1, 0, 0.5 * (1 + k), 0, 0.5);
        curve(path, 0, 0.5 * (1 - k), w / 2 * (1 - k), 0, w / 2, 0);
        path.closePath();
        return path;
    }

    private Path2D one() {
        double x = w * 0.55;
        boolean arm = chance(0.85);
        var path = arm ? from(x - between(0.12, 0.36), between(0.1, 0.4)) : from(x, 0);
        path.lineTo(x, 0);
        path.lineTo(x, 1);
        if (chance(0.25)) {
            double foot = between(0.12, 0.25);
            path.moveTo(x - foot, 1);
            path.lineTo(x + foot, 1);
        }
        return path;
    }

    private Path2D two() {
        var path = from(0, 0.27);
        curve(path, 0, 0.1, w * 0.2, 0, w / 2, 0);
        curve(path, w * 0.8, 0, w, 0.1, w, 0.27);
        curve(path, w, between(0.42, 0.55), w * between(0.4, 0.75), between(0.55, 0.7), 0, 1);
        path.lineTo(w, 1);
        return path;
    }

    private Path2D three() {
        double waist = between(0.42, 0.48);
        Path2D path;
        if (chance(0.35)) {
            path = from(0, 0);
            path.lineTo(w, 0);
            path.lineTo(w * 0.45, waist - 0.03);
        } else {
            path = from(0, 0.2);
            curve(path, 0.02 * w, 0.06, w * 0.2, 0, w / 2, 0);
            curve(path, w * 0.8, 0, w * 0.95, 0.1, w * 0.95, 0.24);
            curve(path, w * 0.95, waist - 0.06, w * 0.75, waist, w * 0.4, waist);
        }
        curve(path, w * 0.8, waist, w, 0.56, w, 0.73);
        curve(path, w, 0.9, w * 0.8, 1, w / 2, 1);
        curve(path, w * 0.2, 1, 0.02 * w, 0.94, 0, 0.8);
        return path;
    }

    private Path2D four() {
        double bar = between(0.6, 0.76);
        double post = w * between(0.62, 0.78);
        if (chance(0.25)) {
            var open = from(w * between(0.15, 0.4), 0);
            open.lineTo(0, bar);
            open.lineTo(w, bar);
            open.moveTo(post, bar - between(0.15, 0.35));
            open.lineTo(post, 1);
            return open;
        }
        var path = from(post, 1);
        path.lineTo(post, 0);
        path.lineTo(0, bar);
        path.lineTo(w, bar);
        return path;
    }

    private Path2D five() {
        var path = from(w * between(0.85, 1), 0);
        path.lineTo(w * 0.12, 0);
        path.lineTo(w * 0.05, 0.46);
        curve(path, w * 0.2, 0.38, w * 0.35, 0.35, w / 2, 0.35);
        curve(path, w * 0.85, 0.35, w, 0.5, w, 0.67);
        curve(path, w, 0.88, w * 0.8, 1, w * 0.48, 1);
        curve(path, w * 0.2, 1, 0.02 * w, 0.93, 0, 0.8);
        return path;
    }

    private Path2D six() {
        var path = new Path2D.Double(new Ellipse2D.Double(0, 1 - 2 * bowl, w, 2 * bowl));
        if (chance(0.5)) {
            path.moveTo(w * 0.04, 1 - bowl - 0.08);
            path.lineTo(w * between(0.45, 0.9), 0);
        } else {
            path.moveTo(w * 0.95, between(0.08, 0.2));
            curve(path, w * 0.85, 0, w * 0.65, 0, w / 2, 0);
            curve(path, w * 0.15, 0, 0, 0.25, 0, 1 - bowl);
        }
        return path;
    }

    private Path2D seven() {
        var path = from(0, 0);
        path.lineTo(w, 0);
        if (chance(0.5)) {
            path.lineTo(w * between(0.15, 0.45), 1);
        } else {
            curve(path, w * 0.7, 0.3, w * 0.4, 0.6, w * between(0.25, 0.45), 1);
        }
        if (chance(0.2)) {
            path.moveTo(w * 0.2, 0.5);
            path.lineTo(w * 0.9, 0.5);
        }
        return path;
    }

    private Path2D eight() {
        double waist = between(0.43, 0.49);
        double narrower = w * between(0.01, 0.08);
        var path = new Path2D.Double(new Ellipse2D.Double(narrower, 0, w - 2 * narrower, waist));
        path.append(new Ellipse2D.Double(0, waist, w, 1 - waist), false);
        return path;
    }

    private static Path2D from(double x, double y) {
        var path = new Path2D.Double();
        path.moveTo(x, y);
        return path;
    }

    private static void curve(Path2D path, double x1, double y1, double x2, double y2, double x, double y) {
        path.curveTo(x1, y1, x2, y2, x, y);
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }
}
