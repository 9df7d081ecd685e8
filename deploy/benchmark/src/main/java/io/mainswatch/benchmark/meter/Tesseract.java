package io.mainswatch.benchmark.meter;

import io.mainswatch.ingest.picture.reader.GreyPicture;
import io.mainswatch.ingest.picture.reader.LabelledCrop;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** The well-known OCR beside us, where it is installed: settled digits only, as it knows no others. */
final class Tesseract {
    private static final Path PROGRAM = Path.of("/usr/bin/tesseract");
    private static final int HEIGHT = 96;
    private static final int MARGIN = 16;

    private Tesseract() {}

    /** What it read right, of how many. */
    static final class Score {
        private int right;
        private int all;

        void add(Score other) {
            right += other.right;
            all += other.all;
        }

        /** NaN where it is not installed. */
        double right() {
            return all == 0 ? Double.NaN : right / (double) all;
        }
    }

    static Score score(List<LabelledCrop> crops) throws IOException, InterruptedException {
        var score = new Score();
        var settled = crops.stream().filter(LabelledCrop::settled).toList();
        if (!Files.isExecutable(PROGRAM) || settled.isEmpty()) {
            return score;
        }
        var folder = Files.createTempDirectory("mainswatch-tesseract-");
        try {
            var pages = read(folder, settled);
            for (int i = 0; i < settled.size(); i++) {
                var digit = String.format(
                        Locale.ROOT, "%.0f", Math.rint(settled.get(i).position()) % 10);
                score.right += i < pages.length && pages[i].strip().equals(digit) ? 1 : 0;
                score.all++;
            }
        } finally {
            clear(folder);
        }
        return score;
    }

    /** One process for all: its pages come apart at form feeds. */
    private static String[] read(Path folder, List<LabelledCrop> crops) throws IOException, InterruptedException {
        var list = new StringBuilder();
        for (int i = 0; i < crops.size(); i++) {
            var file = folder.resolve(i + ".png");
            ImageIO.write(enlarged(crops.get(i).picture()), "png", file.toFile());
            list.append(file).append('\n');
        }
        var names = Files.writeString(folder.resolve("list.txt"), list);
        var text = folder.resolve("text");
        var process = new ProcessBuilder(
                        PROGRAM.toString(),
                        names.toString(),
                        text.toString(),
                        "--psm",
                        "10",
                        "-c",
                        "tessedit_char_whitelist=0123456789")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
        return Files.readString(folder.resolve("text.txt")).split("\f", -1);
    }

    /** As it likes them: dark on light, about a hundred pixels high, with room around. */
    private static BufferedImage enlarged(GreyPicture picture) {
        int width = Math.max(1, picture.width() * HEIGHT / picture.height());
        var small = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
        long edge = 0;
        long all = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                all += picture.at(x, y);
                edge += x == 0 ? picture.at(x, y) : 0;
            }
        }
        boolean light = edge / (double) picture.height() >= all / (double) (picture.width() * picture.height());
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int level = light ? picture.at(x, y) : 255 - picture.at(x, y);
                small.getRaster().setSample(x, y, 0, level);
            }
        }
        var large = new BufferedImage(width + 2 * MARGIN, HEIGHT + 2 * MARGIN, BufferedImage.TYPE_BYTE_GRAY);
        var pen = large.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, large.getWidth(), large.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(small, MARGIN, MARGIN, width, HEIGHT, null);
        pen.dispose();
        return large;
    }

    private static void clear(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
