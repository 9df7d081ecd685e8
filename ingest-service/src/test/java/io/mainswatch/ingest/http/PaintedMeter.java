package io.mainswatch.ingest.http;

import io.mainswatch.ingest.picture.reader.DigitCrop;
import io.mainswatch.ingest.picture.reader.DisplayKind;
import io.mainswatch.ingest.picture.reader.Lesson;
import io.mainswatch.ingest.picture.reader.MeterReader;
import io.mainswatch.ingest.picture.reader.MeterSetup;
import io.mainswatch.ingest.picture.reader.MeterTuning.Example;
import io.mainswatch.ingest.picture.reader.Pictures;
import io.mainswatch.ingest.picture.reader.ReadOutcome;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Reason;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Refused;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Seen;
import io.mainswatch.ingest.picture.reader.ReferencePicture;
import io.mainswatch.ingest.picture.reader.SeenDigit;
import io.mainswatch.ingest.picture.reader.TaughtLayers;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Pictures in which each digit's box has a shade of its own, and a reader that reads exactly those. In a strange type it takes
 * each 3 for an 8, until it is taught better.
 */
final class PaintedMeter implements MeterReader {
    static final String SETUP = """
            {"marks":[],"digits":[%s],"display":"drum-up","register":{"unit":"kWh","decimals":1},"threshold":0.8}
            """.formatted(IntStream.range(0, 7)
            .mapToObj(i -> "{\"x\":" + (2 + 8 * i) + ",\"y\":12,\"width\":6,\"height\":10}")
            .collect(Collectors.joining(",")));

    private static final AtomicInteger SALT = new AtomicInteger();
    private static final int SHADE = 25;
    private static final int STRANGE = 12;

    private final boolean isTaught;

    PaintedMeter() {
        this(false);
    }

    private PaintedMeter(boolean isTaught) {
        this.isTaught = isTaught;
    }

    /** Seven digits, no two pictures the same. */
    static byte[] showing(int count) {
        return painted(count, 99, 0);
    }

    static byte[] strange(int count) {
        return painted(count, 99, STRANGE);
    }

    static byte[] unsure(int count) {
        return painted(count, 40, 0);
    }

    static byte[] dark() {
        return painted(0, 0, 0);
    }

    private static byte[] painted(int count, int percent, int type) {
        var image = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
        var text = "%07d".formatted(count);
        for (int i = 0; i < 7; i++) {
            for (int p = 0; p < 60; p++) {
                paint(image, 2 + 8 * i + p % 6, 12 + p / 6, SHADE * (text.charAt(i) - '0') + type);
            }
        }
        paint(image, 7, 0, percent);
        int salt = SALT.incrementAndGet();
        paint(image, 0, 1, salt & 0xFF);
        paint(image, 1, 1, salt >> 8 & 0xFF);
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void paint(BufferedImage image, int x, int y, int level) {
        image.setRGB(x, y, level * 0x10101);
    }

    @Override
    public ReadOutcome read(byte[] image, MeterSetup setup, ReferencePicture reference) {
        var picture = Pictures.decode(image);
        int percent = picture.at(7, 0);
        if (percent == 0) {
            return new Refused(Reason.DARK, "Too little light");
        }
        var shades = setup.digits().stream()
                .map(box -> picture.at((int) box.centreX(), (int) box.centreY()))
                .toList();
        return seen(shades, percent / 100.0, setup);
    }

    @Override
    public ReadOutcome read(List<DigitCrop> digits, MeterSetup setup) {
        var shades = digits.stream()
                .map(crop -> crop.picture()
                        .at(crop.picture().width() / 2, crop.picture().height() / 2))
                .toList();
        return seen(shades, 0.99, setup);
    }

    @Override
    public MeterReader taught(TaughtLayers layers) {
        return new PaintedMeter(true);
    }

    @Override
    public Optional<Lesson> teach(DisplayKind display, List<Example> examples) {
        long threes = examples.stream().filter(one -> one.position() == 3).count();
        return threes == 0
                ? Optional.empty()
                : Optional.of(new Lesson(new TaughtLayers(new byte[] {1}), examples.size(), 0, examples.size()));
    }

    private Seen seen(List<Integer> shades, double confidence, MeterSetup setup) {
        var digits = new ArrayList<SeenDigit>();
        long count = 0;
        for (int i = 0; i < shades.size(); i++) {
            int digit = shades.get(i) / SHADE;
            boolean isStrange = shades.get(i) % SHADE == STRANGE;
            digit = isStrange && digit == 3 && !isTaught ? 8 : digit;
            count = count * 10 + digit;
            // Only the second digit from the left is ever unsure.
            digits.add(new SeenDigit(digit, i == 1 ? confidence : 0.99, digit, 0));
        }
        return new Seen(digits, count * 10, setup.register(), 0, confidence, 1);
    }
}
