package io.mainswatch.training;

import io.mainswatch.ingest.picture.reader.GreyPicture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/**
 * Drawn LCD digits: slanted or not, thick and thin, with shadows, frames, commas, the neighbours' edges and the faint
 * segments that are off. Real ones are few and of few makers.
 */
final class SevenSegments {
    private static final int WIDTH = 48;
    private static final int HEIGHT = 80;
    private static final int BLANK = 10;
    private static final int NONE = -1;

    // Top, upper right, lower right, bottom, lower left, upper left, middle: bit 0 to 6.
    private static final int[] LIT = {0x3F, 0x06, 0x5B, 0x4F, 0x66, 0x6D, 0x7D, 0x07, 0x7F, 0x6F, 0};
    private static final int SEVEN_WITH_HOOK = 0x27;
    private static final int SIX_WITHOUT_TOP = 0x7C;
    private static final int NINE_WITHOUT_BOTTOM = 0x67;

    private final RandomGenerator random;

    SevenSegments(RandomGenerator random) {
        this.random = random;
    }

    /** A picture of this digit, 0 to 9. */
    GreyPicture digit(int digit) {
        return draw(digit);
    }

    /** A place without a digit, between others. */
    GreyPicture blank() {
        return draw(BLANK);
    }

    private GreyPicture draw(int digit) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        int ground = (int) between(110, 235);
        int ink = (int) between(15, ground - 45);
        pen.setColor(new Color(ground, ground, ground));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        paint(pen, digit, ink, ground);
        frame(pen, ink);
        pen.dispose();
        return GreyPicture.of(image);
    }

    private void paint(Graphics2D pen, int digit, int ink, int ground) {
        double wide = between(0.42, 0.72) * WIDTH;
        double high = between(0.56, 0.84) * HEIGHT;
        double thick = between(0.11, 0.26) * wide;
        double gap = between(0, 0.25) * thick;
        double slant = chance(0.5) ? 0 : between(0, 0.22);
        double left = (WIDTH - wide) / 2 + between(-0.06, 0.06) * WIDTH;
        double top = (HEIGHT - high) / 2 + between(-0.05, 0.05) * HEIGHT;
        double pitch = wide * between(1.25, 1.75);
        var place = new AffineTransform(1, 0, -slant, 1, left + slant * (top + high / 2), top);
        int ghost = chance(0.4) ? mix(ground, ink, between(0.02, 0.12)) : NONE;
        int shadow = mix(ground, ink, between(0.1, 0.4));
        boolean shadowed = chance(0.35);
        double shadowX = between(-0.14, 0.14) * wide;
        double shadowY = between(-0.05, 0.08) * high;
        int[] row = {random.nextInt(11), digit, random.nextInt(11)};
        int dot = chance(0.35) ? random.nextInt(2) : -1;
        for (int layer = shadowed ? 0 : 1; layer < 2; layer++) {
            for (int i = -1; i <= 1; i++) {
                var at = new AffineTransform(place);
                at.translate(i * pitch + (layer == 0 ? shadowX : 0), layer == 0 ? shadowY : 0);
                segments(
                        pen,
                        at,
                        row[i + 1],
                        wide,
                        high,
                        thick,
                        gap,
                        layer == 0 ? shadow : ink,
                        layer == 0 ? NONE : ghost);
            }
        }
        if (dot >= 0) {
            comma(pen, place, dot * pitch - (pitch - wide) / 2, high, thick, ink);
        }
    }

    private void segments(
            Graphics2D pen,
            AffineTransform at,
            int digit,
            double wide,
            double high,
            double thick,
            double gap,
            int ink,
            int off) {
        int lit = style(digit);
        for (int segment = 0; segment < 7; segment++) {
            int shade = (lit >> segment & 1) == 1 ? ink : off;
            if (shade != NONE) {
                pen.setColor(new Color(shade, shade, shade));
                pen.fill(at.createTransformedShape(bar(segment, wide, high, thick, gap)));
            }
        }
    }

    private int style(int digit) {
        if (digit == 7 && chance(0.2)) {
            return SEVEN_WITH_HOOK;
        }
        if (digit == 6 && chance(0.08)) {
            return SIX_WITHOUT_TOP;
        }
        if (digit == 9 && chance(0.08)) {
            return NINE_WITHOUT_BOTTOM;
        }
        return LIT[digit];
    }

    private static Path2D bar(int segment, double wide, double high, double thick, double gap) {
        double middle = high / 2;
        return switch (segment) {
            case 0 -> lying(gap, 0, wide - 2 * gap, thick, 1);
            case 1 -> standing(wide, gap, middle - gap, thick, -1);
            case 2 -> standing(wide, middle + gap, high - gap, thick, -1);
            case 3 -> lying(gap, high, wide - 2 * gap, thick, -1);
            case 4 -> standing(0, middle + gap, high - gap, thick, 1);
            case 5 -> standing(0, gap, middle - gap, thick, 1);
            default -> hexagon(thick * 0.5 + gap, middle, wide - thick * 0.5 - gap, thick);
        };
    }

    private static Path2D lying(double x, double y, double length, double thick, int inward) {
        return polygon(x, y, x + length, y, x + length - thick, y + inward * thick, x + thick, y + inward * thick);
    }

    private static Path2D standing(double x, double from, double to, double thick, int inward) {
        double inner = x + inward * thick;
        double cut = Math.min(thick * 0.8, (to - from) / 2);
        return polygon(x, from, x, to, inner, to - cut, inner, from + cut);
    }

    private static Path2D hexagon(double from, double y, double to, double thick) {
        double half = thick / 2;
        return polygon(
                from, y, from + half, y - half, to - half, y - half, to, y, to - half, y + half, from + half, y + half);
    }

    private static Path2D polygon(double... points) {
        var path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }

    private void comma(Graphics2D pen, AffineTransform place, double x, double high, double thick, int ink) {
        pen.setColor(new Color(ink, ink, ink));
        double tall = chance(0.5) ? thick : thick * 2;
        pen.fill(place.createTransformedShape(polygon(
                x - thick / 2,
                high - thick,
                x + thick / 2,
                high - thick,
                x + thick / 2,
                high,
                x - thick / 2,
                high - thick + tall)));
    }

    /** The bars some displays draw above and below their digits, and the edge of the glass. */
    private void frame(Graphics2D pen, int ink) {
        if (chance(0.25)) {
            int shade = (int) Math.min(255, ink + between(0, 60));
            pen.setColor(new Color(shade, shade, shade));
            int thick = (int) between(2, 7);
            pen.fillRect(0, (int) between(-2, 5), WIDTH, thick);
            if (chance(0.6)) {
                pen.fillRect(0, HEIGHT - thick - (int) between(-2, 5), WIDTH, thick);
            }
        }
    }

    private static int mix(int ground, int ink, double share) {
        return (int) Math.round(ground + (ink - ground) * share);
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }
}
