package io.mainswatch.training;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Digits of many typefaces: what meters nobody photographed may be printed with. */
final class Typefaces {
    /** Of a digit's map, in its own units: the digit stands in the middle, as high as {@link #DIGIT_HEIGHT}. */
    static final int WIDTH = 64;

    static final int HEIGHT = 60;
    static final int DIGIT_HEIGHT = 44;

    /** How wide the nought is in its map. */
    static final int NOUGHT_WIDTH = 32;

    private static final float SIZE = 200;
    private static final FontRenderContext OUTLINES = new FontRenderContext(null, true, true);
    private static final double MOST_UNEQUAL = 0.08;

    /** So many that every fourth drum is drawn by one of them. */
    private static final int HAND_FAMILIES = 20;

    private static final int HANDS_EACH = 20;

    private final List<List<Typeface>> families;
    private final String sha256;

    private Typefaces(List<List<Typeface>> families, String sha256) {
        this.families = families;
        this.sha256 = sha256;
    }

    /** Ten maps of ink, softened, 0 to 1. */
    @SuppressWarnings("ArrayRecordComponent") // made once, shown many times
    record Typeface(float[][] digits) {
        /** How much ink lies here, in the map's units; none outside. */
        float at(int digit, double x, double y) {
            double left = x - 0.5;
            double top = y - 0.5;
            int column = (int) Math.floor(left);
            int line = (int) Math.floor(top);
            if (column < 0 || line < 0 || column >= WIDTH - 1 || line >= HEIGHT - 1) {
                return 0;
            }
            var map = digits[digit];
            int from = line * WIDTH + column;
            float across = (float) (left - column);
            float upper = map[from] + across * (map[from + 1] - map[from]);
            float lower = map[from + WIDTH] + across * (map[from + WIDTH + 1] - map[from + WIDTH]);
            return upper + (float) (top - line) * (lower - upper);
        }
    }

    /**
     * All typefaces of a folder, a family a folder below it. Left out are those whose digits differ in height, and those
     * whose nought or one is not drawn in the plain way.
     */
    static Typefaces read(Path folder) throws IOException {
        var families = new TreeMap<String, List<Typeface>>();
        try (var files = Files.walk(folder)) {
            var hash = MessageDigest.getInstance("SHA-256");
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                hash.update(Files.readAllBytes(file));
                typeface(Font.createFont(Font.TRUETYPE_FONT, file.toFile()))
                        .ifPresent(typeface -> families.computeIfAbsent(
                                        String.valueOf(folder.relativize(file).getParent()), none -> new ArrayList<>())
                                .add(typeface));
            }
            var all = new ArrayList<List<Typeface>>(families.values());
            all.addAll(hands());
            return new Typefaces(all, HexFormat.of().formatHex(hash.digest()));
        } catch (FontFormatException | NoSuchAlgorithmException e) {
            throw new IOException("a typeface cannot be read", e);
        }
    }

    /** Each a family of its own. */
    static Typefaces of(List<Typeface> typefaces) {
        return new Typefaces(typefaces.stream().map(List::of).toList(), "");
    }

    /** Engravers' hands alone. */
    static Typefaces engraved() {
        return new Typefaces(hands(), "");
    }

    int count() {
        return families.stream().mapToInt(List::size).sum();
    }

    /** Over every file, in the order of their names. */
    String sha256() {
        return sha256;
    }

    /** Each family alike: some have thirty weights and widths. */
    Typeface next(RandomGenerator random) {
        var family = families.get(random.nextInt(families.size()));
        return family.get(random.nextInt(family.size()));
    }

    /** Families of engravers' hands, always the same ones. */
    private static List<List<Typeface>> hands() {
        var random = new SplittableRandom(1);
        return IntStream.range(0, HAND_FAMILIES)
                .mapToObj(family -> IntStream.range(0, HANDS_EACH)
                        .mapToObj(hand -> typeface(StrokeDigits.outlines(random)))
                        .toList())
                .toList();
    }

    private static Typeface typeface(List<Shape> outlines) {
        double across = NOUGHT_WIDTH / outlines.get(0).getBounds2D().getWidth();
        var maps = new float[10][];
        for (int digit = 0; digit < maps.length; digit++) {
            maps[digit] = map(outlines.get(digit), across);
        }
        strengthen(maps);
        return new Typeface(maps);
    }

    private static Optional<Typeface> typeface(Font font) {
        var outlines = new ArrayList<Shape>();
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int digit = 0; digit < 10; digit++) {
            var outline = font.deriveFont(SIZE)
                    .createGlyphVector(OUTLINES, String.valueOf(digit))
                    .getOutline();
            outlines.add(outline);
            double height = outline.getBounds2D().getHeight();
            least = Math.min(least, height);
            most = Math.max(most, height);
        }
        if (least < most * (1 - MOST_UNEQUAL) || contours(outlines.get(0)) != 2 || contours(outlines.get(1)) != 1) {
            return Optional.empty();
        }
        return Optional.of(typeface(outlines));
    }

    /** Softened, the thinnest strokes are hardly there: all digits alike, until the faintest one has full ink somewhere. */
    private static void strengthen(float[][] maps) {
        float faintest = 1;
        for (var map : maps) {
            float most = 0;
            for (float ink : map) {
                most = Math.max(most, ink);
            }
            faintest = Math.min(faintest, most);
        }
        for (var map : maps) {
            for (int i = 0; i < map.length; i++) {
                map[i] = Math.min(1, map[i] / faintest);
            }
        }
    }

    private static int contours(Shape outline) {
        int count = 0;
        for (var path = outline.getPathIterator(null); !path.isDone(); path.next()) {
            count += path.currentSegment(new double[6]) == PathIterator.SEG_MOVETO ? 1 : 0;
        }
        return count;
    }

    private static float[] map(Shape outline, double across) {
        var bounds = outline.getBounds2D();
        var place = AffineTransform.getTranslateInstance(WIDTH / 2.0, HEIGHT / 2.0);
        place.scale(across, DIGIT_HEIGHT / bounds.getHeight());
        place.translate(-bounds.getCenterX(), -bounds.getCenterY());
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fill(place.createTransformedShape(outline));
        pen.dispose();
        var levels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        var map = new float[levels.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = (levels[i] & 0xFF) / 255f;
        }
        return softened(softened(map));
    }

    /** Soft enough that a higher or lower bound makes the strokes thinner or thicker. */
    private static float[] softened(float[] map) {
        var soft = new float[map.length];
        for (int y = 1; y < HEIGHT - 1; y++) {
            for (int x = 1; x < WIDTH - 1; x++) {
                float sum = 0;
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        sum += map[(y + dy) * WIDTH + x + dx];
                    }
                }
                soft[y * WIDTH + x] = sum / 9;
            }
        }
        return soft;
    }
}
