package io.mainswatch.dashboard.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.picture.PictureFiles;
import io.mainswatch.dashboard.api.CaptureQueries.Labelled;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/**
 * Digits with their labels as one archive, in the form that the bench and the training read. Blocks; bounded by how many
 * pictures it is given.
 */
final class DatasetZip {
    private static final String COLUMNS = "file\tlabel\tprecision\tgroup\tdisplay\tconfidence\tlabelled_by\n";
    /** A crop is kept with a quarter of the digit's box around it on each side; the box is what a reader looks at. */
    private static final int MARGIN_SIXTHS = 1;

    private final PictureFiles files;

    DatasetZip(PictureFiles files) {
        this.files = files;
    }

    byte[] of(List<Labelled> pictures, String licence) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, UTF_8)) {
            var labels = new StringBuilder(COLUMNS);
            int number = 0;
            for (var picture : pictures) {
                add(zip, labels, picture, ++number);
            }
            add(zip, "labels.tsv", labels.toString().getBytes(UTF_8));
            var licenceText = "The owner of these pictures gives them away under: " + licence + "\n";
            add(zip, "LICENCE.txt", licenceText.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    /** Files are numbered: a device's name is nobody's business who gets the pictures. */
    private void add(ZipOutputStream zip, StringBuilder labels, Labelled picture, int number) throws IOException {
        var stem = picture.fileName().substring(0, picture.fileName().lastIndexOf('.'));
        for (int digit = 0; digit < Math.min(picture.crops(), picture.digits().size()); digit++) {
            var seen = picture.digits().get(digit);
            var box = seen.path("blank").asBoolean() ? Optional.<byte[]>empty() : box(stem + "-c" + digit + ".png");
            if (box.isPresent()) {
                var name = String.format(Locale.ROOT, "crops/%05d-%d.png", number, digit);
                add(zip, name, box.get());
                labels.append(String.join(
                        "\t",
                        name,
                        label(seen),
                        "meter",
                        picture.lcd() ? "lcd" : "drum",
                        seen.path("confidence").asText(""),
                        picture.source() + "\n"));
            }
        }
    }

    /** Where the drum stands, to a tenth; the digit alone where nobody knows more. */
    private static String label(JsonNode seen) {
        var position = seen.path("position");
        return position.isNumber()
                ? String.format(Locale.ROOT, "%.1f\ttenth", Math.round(position.asDouble() * 10) % 100 / 10.0)
                : seen.path("digit").asInt() + "\tdigit";
    }

    /** The digit's box out of its crop; empty where the picture is not kept any more. */
    private Optional<byte[]> box(String name) throws IOException {
        try {
            var crop = ImageIO.read(new ByteArrayInputStream(files.get(name)));
            if (crop == null) {
                return Optional.empty();
            }
            int left = crop.getWidth() * MARGIN_SIXTHS / 6;
            int top = crop.getHeight() * MARGIN_SIXTHS / 6;
            var box = crop.getSubimage(left, top, crop.getWidth() - 2 * left, crop.getHeight() - 2 * top);
            var png = new ByteArrayOutputStream();
            ImageIO.write(box, "png", png);
            return Optional.of(png.toByteArray());
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
