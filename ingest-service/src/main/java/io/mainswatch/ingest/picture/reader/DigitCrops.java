package io.mainswatch.ingest.picture.reader;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * The digits of a picture as small pictures of their own: what stays when the whole one has to go. Each is cut upright where
 * the aligned box is, with a margin around it, so that a box drawn anew a little beside it still lies inside.
 */
public final class DigitCrops {
    /** Around the box on each side, as a share of the box. */
    public static final double MARGIN = 0.25;

    private static final double WHOLE = 1 + 2 * MARGIN;
    /** Looked at twice, a small digit loses what the first look left out: it is cut finer than the picture. */
    private static final int LEAST_HEIGHT = 96;
    /** A box drawn over half the picture is still a box, but no small picture. */
    private static final int MOST_SIDE = 256;

    private DigitCrops() {}

    /**
     * PNGs in shades of grey, from left to right. Takes as long as aligning the picture: never on an event loop.
     *
     * @return nothing where the meter is not found in the picture
     * @throws Failure when it is no picture we take
     */
    public static List<byte[]> cut(byte[] image, MeterSetup setup, ReferencePicture reference) {
        var raw = Pictures.decode(image);
        var sight = Sight.of(raw, setup, reference);
        boolean isElsewhere = sight.refusal()
                .filter(refused -> refused.reason() == Reason.NOT_ALIGNED)
                .isPresent();
        return isElsewhere
                ? List.of()
                : sight.windows().stream().map(window -> png(cut(raw, window))).toList();
    }

    /**
     * Crops to be read with a set-up.
     *
     * @param crops as {@link #cut} made them
     * @param cutBy the set-up they were cut by, of the same reference picture
     * @return empty where the set-up's digits do not all lie in them
     * @throws IOException when one of them is no picture
     */
    public static Optional<List<DigitCrop>> open(List<byte[]> crops, MeterSetup cutBy, MeterSetup setup)
            throws IOException {
        int digits = setup.digits().size();
        if (crops.size() != digits
                || cutBy.digits().size() != digits
                || !cutBy.orientation().equals(setup.orientation())) {
            return Optional.empty();
        }
        var opened = new ArrayList<DigitCrop>();
        for (int i = 0; i < digits; i++) {
            var picture = picture(crops.get(i));
            var moved = Affine.onto(cutBy.digits().get(i))
                    .inverse()
                    .after(Affine.onto(setup.digits().get(i)));
            if (!lies(moved)) {
                return Optional.empty();
            }
            opened.add(new DigitCrop(picture, box(picture).after(moved)));
        }
        return Optional.of(opened);
    }

    /** Whether a box, told in sides of the one that was cut, is within the margin. */
    private static boolean lies(Affine moved) {
        double slack = 1e-6;
        return moved.mapX(0, 0) >= -MARGIN - slack
                && moved.mapY(0, 0) >= -MARGIN - slack
                && moved.mapX(1, 1) <= 1 + MARGIN + slack
                && moved.mapY(1, 1) <= 1 + MARGIN + slack;
    }

    /** From the unit square to the box within its crop. */
    private static Affine box(GreyPicture crop) {
        return Affine.scale(crop.width() / WHOLE, crop.height() / WHOLE).after(Affine.shift(MARGIN, MARGIN));
    }

    private static GreyPicture cut(GreyPicture raw, Affine window) {
        double width = WHOLE * Math.hypot(window.xx(), window.yx());
        double height = WHOLE * Math.hypot(window.xy(), window.yy());
        double scale = Math.min(MOST_SIDE / Math.max(width, height), Math.max(1, LEAST_HEIGHT / height));
        int columns = Math.max(1, (int) Math.round(width * scale));
        int lines = Math.max(1, (int) Math.round(height * scale));
        var levels = new byte[columns * lines];
        for (int y = 0; y < lines; y++) {
            double v = (y + 0.5) / lines * WHOLE - MARGIN;
            for (int x = 0; x < columns; x++) {
                double u = (x + 0.5) / columns * WHOLE - MARGIN;
                levels[y * columns + x] = (byte) Math.round(raw.between(window.mapX(u, v), window.mapY(u, v)));
            }
        }
        return new GreyPicture(columns, lines, levels);
    }

    private static byte[] png(GreyPicture crop) {
        var image = new BufferedImage(crop.width(), crop.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, crop.width(), crop.height(), crop.levels());
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The levels themselves: Java takes grey for linear light and would brighten them. */
    private static GreyPicture picture(byte[] png) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(png));
        if (image == null || image.getRaster().getNumBands() != 1) {
            throw new IOException("a crop is damaged");
        }
        int[] samples = image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
        var levels = new byte[samples.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) samples[i];
        }
        return new GreyPicture(image.getWidth(), image.getHeight(), levels);
    }
}
