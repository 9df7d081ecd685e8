package io.mainswatch.ingest.picture.reader;

import io.mainswatch.ingest.picture.reader.ReadOutcome.Refused;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Seen;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * What the reader saw, drawn into the upright picture: where it found marks and digits, where each drum stands and how
 * sure it is of that.
 */
public final class AnnotatedPicture {
    private static final Color MARK = new Color(0x4F, 0xC3, 0xF7);
    private static final Color SURE = new Color(0x66, 0xE0, 0x7A);
    private static final Color UNSURE = new Color(0xFF, 0xB7, 0x4D);
    private static final int CAPTION = 34;

    private final MeterSetup setup;
    private final Graphics2D pen;

    private AnnotatedPicture(MeterSetup setup, Graphics2D pen) {
        this.setup = setup;
        this.pen = pen;
    }

    /**
     * Draws.
     *
     * @param image the picture as the camera took it
     * @throws io.mainswatch.common.failure.Failure when it is no picture we take
     */
    public static BufferedImage draw(byte[] image, MeterSetup setup, ReferencePicture reference, ReadOutcome outcome) {
        var colour = Pictures.decodeColour(image);
        var sight = Sight.of(GreyPicture.of(colour), setup, reference);
        var view = sight.picture();
        var drawn = new BufferedImage(view.width(), view.height() + CAPTION, BufferedImage.TYPE_INT_RGB);
        var pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        var upright = view.toRaw().inverse();
        pen.drawImage(
                colour,
                new AffineTransform(upright.xx(), upright.yx(), upright.xy(), upright.yy(), upright.x0(), upright.y0()),
                null);
        new AnnotatedPicture(setup, pen).draw(sight.alignment(), outcome, view);
        pen.dispose();
        return drawn;
    }

    private void draw(Alignment alignment, ReadOutcome outcome, View view) {
        pen.setStroke(new BasicStroke(Math.max(1.2f, view.width() / 600f)));
        pen.setColor(MARK);
        setup.marks().forEach(mark -> outline(alignment, mark));
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(9, view.width() / 60)));
        for (int i = 0; i < setup.digits().size(); i++) {
            var box = setup.digits().get(i);
            pen.setColor(UNSURE);
            if (outcome instanceof Seen seen) {
                label(alignment, box, seen.digits().get(i));
            }
            outline(alignment, box);
        }
        caption(outcome, view);
    }

    private void outline(Alignment alignment, Box box) {
        var window = alignment.toPicture().after(Affine.onto(box));
        var path = new Path2D.Double();
        for (var corner : List.of(new double[] {0, 0}, new double[] {1, 0}, new double[] {1, 1}, new double[] {0, 1})) {
            double x = window.mapX(corner[0], corner[1]);
            double y = window.mapY(corner[0], corner[1]);
            if (path.getCurrentPoint() == null) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        pen.draw(path);
    }

    private void label(Alignment alignment, Box box, SeenDigit digit) {
        pen.setColor(digit.confidence() >= setup.threshold() ? SURE : UNSURE);
        double x = alignment.toPicture().mapX(box.x(), box.y() + box.height());
        double y = alignment.toPicture().mapY(box.x(), box.y() + box.height());
        int line = pen.getFontMetrics().getHeight();
        pen.drawString(digit.blank() ? "–" : "%.1f".formatted(digit.shownPosition()), (float) x, (float) y + line);
        pen.drawString("%.0f %%".formatted(100 * digit.confidence()), (float) x, (float) y + 2 * line);
    }

    private void caption(ReadOutcome outcome, View view) {
        pen.setColor(Color.BLACK);
        pen.fillRect(0, view.height(), view.width(), CAPTION);
        pen.setColor(Color.WHITE);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 16));
        pen.drawString(words(outcome), 10, view.height() + 22);
    }

    private String words(ReadOutcome outcome) {
        if (outcome instanceof Refused refused) {
            return "refused: " + refused.detail();
        }
        var seen = (Seen) outcome;
        return "%s %s   confidence %.2f   residual %.2f   alignment %.2f"
                .formatted(
                        seen.value().toPlainString(),
                        seen.register().unit().symbol(),
                        seen.confidence(),
                        seen.residual(),
                        seen.alignment());
    }
}
