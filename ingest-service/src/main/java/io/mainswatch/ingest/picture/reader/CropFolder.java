package io.mainswatch.ingest.picture.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mainswatch.common.failure.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;

/**
 * Labelled digits: a folder with {@code labels.tsv} and the pictures either beside it or in a zip of the same folder. The
 * columns {@code file} and {@code label} are needed; {@code precision} (tenth, digit), {@code suggested_split},
 * {@code group} and {@code display} (drum, lcd) are used where they exist.
 */
public final class CropFolder {
    private static final String LABELS = "labels.tsv";

    private CropFolder() {}

    /**
     * All crops in the order of the file.
     *
     * @throws IOException when the folder cannot be read
     * @throws Failure when a line or a picture makes no sense, with the line's number
     */
    public static List<LabelledCrop> read(Path folder) throws IOException {
        var lines = Files.readAllLines(folder.resolve(LABELS), UTF_8);
        if (lines.isEmpty()) {
            throw Failure.invalid(LABELS + " is empty, expected a line of column names");
        }
        var columns = columns(lines.get(0));
        var crops = new ArrayList<LabelledCrop>();
        try (var source = Source.of(folder)) {
            for (int i = 1; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    crops.add(crop(columns, lines.get(i).split("\t", -1), source, i + 1));
                }
            }
        }
        return crops;
    }

    private static Map<String, Integer> columns(String head) {
        var columns = new HashMap<String, Integer>();
        for (var name : head.split("\t", -1)) {
            columns.put(name.strip(), columns.size());
        }
        if (!columns.containsKey("file") || !columns.containsKey("label")) {
            throw Failure.invalid(LABELS + " has no column file or label");
        }
        return columns;
    }

    private static LabelledCrop crop(Map<String, Integer> columns, String[] line, Source source, int number)
            throws IOException {
        var file = cell(columns, line, "file", "");
        try {
            double position = Double.parseDouble(cell(columns, line, "label", ""));
            if (!(position >= 0 && position < 10)) {
                throw Failure.invalid(LABELS + " line " + number + ": label " + position + ", expected 0.0 to 9.9");
            }
            var picture = source.picture(file);
            boolean tenth = !cell(columns, line, "precision", "tenth").equals("digit");
            return new LabelledCrop(
                    file,
                    position,
                    tenth,
                    cell(columns, line, "suggested_split", "all"),
                    cell(columns, line, "group", "all"),
                    cell(columns, line, "display", "drum").equals("lcd"),
                    picture);
        } catch (NumberFormatException e) {
            throw Failure.invalid(LABELS + " line " + number + ": the label is no number, expected 0.0 to 9.9");
        }
    }

    private static String cell(Map<String, Integer> columns, String[] line, String name, String standard) {
        var at = columns.get(name);
        return at == null || at >= line.length || line[at].isBlank() ? standard : line[at].strip();
    }

    /** Files of a folder, or entries of the zip inside it. */
    private record Source(Path folder, Optional<ZipFile> zip) implements AutoCloseable {
        static Source of(Path folder) throws IOException {
            try (var files = Files.list(folder)) {
                var zip = files.filter(file -> file.toString().endsWith(".zip"))
                        .sorted()
                        .findFirst();
                return new Source(
                        folder,
                        zip.isPresent() ? Optional.of(new ZipFile(zip.get().toFile())) : Optional.empty());
            }
        }

        GreyPicture picture(String file) throws IOException {
            var loose = folder.resolve(file).normalize();
            if (!loose.startsWith(folder.normalize())) {
                throw Failure.invalid("file " + file + " lies outside the folder");
            }
            var image = ImageIO.read(new ByteArrayInputStream(bytes(loose, file)));
            if (image == null) {
                throw Failure.invalid("file " + file + " is no picture");
            }
            return GreyPicture.of(image);
        }

        private byte[] bytes(Path loose, String file) throws IOException {
            ZipEntry entry = zip.map(archive -> archive.getEntry(file)).orElse(null);
            if (entry != null) {
                try (var in = zip.orElseThrow().getInputStream(entry)) {
                    return in.readAllBytes();
                }
            }
            return Files.readAllBytes(loose);
        }

        @Override
        public void close() throws IOException {
            if (zip.isPresent()) {
                zip.get().close();
            }
        }
    }
}
