package io.mainswatch.dashboard.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mainswatch.common.picture.PictureFiles;
import io.mainswatch.dashboard.api.CaptureQueries.Labelled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Digit crops with their labels as one archive. Blocks; bounded by how many pictures it is given. */
final class DatasetZip {
    private final PictureFiles files;

    DatasetZip(PictureFiles files) {
        this.files = files;
    }

    byte[] of(List<Labelled> pictures, String licence) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, UTF_8)) {
            var labels = new StringBuilder("file\tdigit\tposition\tconfidence\tlabelled_by\n");
            int number = 0;
            for (var picture : pictures) {
                add(zip, labels, picture, ++number);
            }
            text(zip, "labels.tsv", labels.toString());
            text(zip, "LICENCE.txt", "The owner of these pictures gives them away under: " + licence + "\n");
        }
        return bytes.toByteArray();
    }

    /** Files are numbered: a device's name is nobody's business who gets the pictures. */
    private void add(ZipOutputStream zip, StringBuilder labels, Labelled picture, int number) throws IOException {
        var stem = picture.fileName().substring(0, picture.fileName().lastIndexOf('.'));
        for (int digit = 0; digit < Math.min(picture.crops(), picture.digits().size()); digit++) {
            var name = String.format(Locale.ROOT, "crops/%05d-%d.png", number, digit);
            try {
                var crop = files.get(stem + "-c" + digit + ".png");
                zip.putNextEntry(new ZipEntry(name));
                zip.write(crop);
                zip.closeEntry();
            } catch (NoSuchFileException gone) {
                continue;
            }
            var label = picture.digits().get(digit);
            labels.append(name)
                    .append('\t')
                    .append(label.path("digit").asInt())
                    .append('\t')
                    .append(label.path("position").asText(""))
                    .append('\t')
                    .append(label.path("confidence").asText(""))
                    .append('\t')
                    .append(picture.source())
                    .append('\n');
        }
    }

    private static void text(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(UTF_8));
        zip.closeEntry();
    }
}
