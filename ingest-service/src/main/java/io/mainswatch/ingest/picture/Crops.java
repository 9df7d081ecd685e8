package io.mainswatch.ingest.picture;

import io.mainswatch.ingest.picture.reader.Box;
import io.mainswatch.ingest.picture.reader.MeterSetup;
import io.mainswatch.ingest.picture.reader.Orientation;
import io.mainswatch.ingest.picture.reader.Pictures;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * The digits of a picture as small pictures of their own: what stays when the whole one has to go. Each has a margin
 * around its box, so that a camera that moved a little has not cut the digit.
 */
final class Crops {
    private static final double MARGIN = 0.25;
    /** A box drawn over half the picture is still a box, but no small picture. */
    private static final int MOST_SIDE = 256;

    private Crops() {}

    /** PNGs in shades of grey, in the order of the digits. Blocks for some milliseconds. */
    static List<byte[]> cut(byte[] image, MeterSetup setup) {
        var raw = Pictures.decodeColour(image);
        var crops = new ArrayList<byte[]>();
        for (var box : setup.digits()) {
            crops.add(png(crop(raw, setup.orientation(), box)));
        }
        return crops;
    }

    private static BufferedImage crop(BufferedImage raw, Orientation orientation, Box box) {
        double width = box.width() * (1 + 2 * MARGIN);
        double height = box.height() * (1 + 2 * MARGIN);
        double scale = Math.min(1, MOST_SIDE / Math.max(width, height));
        var crop = new BufferedImage(
                (int) Math.ceil(width * scale), (int) Math.ceil(height * scale), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = crop.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.scale(scale, scale);
        graphics.translate(-(box.centreX() - width / 2), -(box.centreY() - height / 2));
        graphics.drawImage(raw, upright(raw, orientation), null);
        graphics.dispose();
        return crop;
    }

    /** First mirrored, then turned clockwise about the centre; the upright picture's own centre takes its place. */
    private static AffineTransform upright(BufferedImage raw, Orientation orientation) {
        double width = orientation.swapsSides() ? raw.getHeight() : raw.getWidth();
        double height = orientation.swapsSides() ? raw.getWidth() : raw.getHeight();
        var transform = AffineTransform.getTranslateInstance(width / 2, height / 2);
        transform.rotate(Math.toRadians(orientation.rotationDegrees()));
        transform.scale(orientation.mirrored() ? -1 : 1, 1);
        transform.translate(-raw.getWidth() / 2.0, -raw.getHeight() / 2.0);
        return transform;
    }

    private static byte[] png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
