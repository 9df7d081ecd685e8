package io.mainswatch.ingest.http;

import io.mainswatch.ingest.picture.reader.GreyPicture;
import io.mainswatch.ingest.picture.reader.MeterReader;
import io.mainswatch.ingest.picture.reader.MeterSetup;
import io.mainswatch.ingest.picture.reader.Pictures;
import io.mainswatch.ingest.picture.reader.ReadOutcome;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Reason;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Refused;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Seen;
import io.mainswatch.ingest.picture.reader.ReferencePicture;
import io.mainswatch.ingest.picture.reader.SeenDigit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** Pictures whose upper left pixels are the digits, and a reader that reads exactly those. */
final class PaintedMeter implements MeterReader {
    static final String SETUP = """
            {"marks":[],"digits":[%s],"display":"drum-up","register":{"unit":"kWh","decimals":1},"threshold":0.8}
            """.formatted("{\"x\":2,\"y\":4,\"width\":6,\"height\":10},".repeat(6)
            + "{\"x\":2,\"y\":4,\"width\":6,\"height\":10}");

    private static final AtomicInteger SALT = new AtomicInteger();
    private static final int DARK = 255;

    /** Seven digits, no two pictures the same. */
    static byte[] showing(int count) {
        return painted(count, 99);
    }

    static byte[] unsure(int count) {
        return painted(count, 40);
    }

    static byte[] dark() {
        return painted(DARK, 0);
    }

    private static byte[] painted(int count, int percent) {
        var image = new BufferedImage(64, 32, BufferedImage.TYPE_BYTE_GRAY);
        var text = "%07d".formatted(count);
        for (int i = 0; i < 7; i++) {
            image.getRaster().setSample(i, 0, 0, percent == 0 ? DARK : text.charAt(i) - '0');
        }
        image.getRaster().setSample(7, 0, 0, percent);
        int salt = SALT.incrementAndGet();
        image.getRaster().setSample(0, 1, 0, salt & 0xFF);
        image.getRaster().setSample(1, 1, 0, salt >> 8 & 0xFF);
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public ReadOutcome read(byte[] image, MeterSetup setup, ReferencePicture reference) {
        var picture = raw(image);
        if (picture.at(0, 0) == DARK) {
            return new Refused(Reason.DARK, "Too little light");
        }
        double confidence = picture.at(7, 0) / 100.0;
        var digits = new ArrayList<SeenDigit>();
        long count = 0;
        for (int i = 0; i < setup.digits().size(); i++) {
            int digit = picture.at(i, 0);
            count = count * 10 + digit;
            // Only the second digit from the left is ever unsure.
            digits.add(new SeenDigit(digit, i == 1 ? confidence : 0.99, digit, 0));
        }
        return new Seen(digits, count * 10, setup.register(), 0, confidence, 1);
    }

    private static GreyPicture raw(byte[] image) {
        var colour = Pictures.decodeColour(image);
        var levels = new byte[colour.getWidth() * colour.getHeight()];
        for (int y = 0; y < colour.getHeight(); y++) {
            for (int x = 0; x < colour.getWidth(); x++) {
                levels[y * colour.getWidth() + x] = (byte) colour.getRaster().getSample(x, y, 0);
            }
        }
        return new GreyPicture(colour.getWidth(), colour.getHeight(), levels);
    }
}
