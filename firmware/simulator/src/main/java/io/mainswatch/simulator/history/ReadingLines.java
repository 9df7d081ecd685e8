package io.mainswatch.simulator.history;

import static io.mainswatch.simulator.appliance.Sample.rounded;

import io.mainswatch.simulator.appliance.Sample;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Readings as NDJSON, one a line, compressed. */
final class ReadingLines {
    private ReadingLines() {}

    /** Takes up to {@code most} samples and compresses them; how many it took is in the answer. */
    static Batch take(Iterator<Sample> samples, int most) {
        var lines = new StringBuilder(most * 128);
        int taken = 0;
        while (taken < most && samples.hasNext()) {
            append(lines, samples.next());
            taken++;
        }
        return new Batch(taken, compressed(lines));
    }

    /** Some readings on their way. */
    record Batch(int readings, Buffer gzip) {}

    private static void append(StringBuilder lines, Sample sample) {
        lines.append("{\"at\":\"").append(sample.at());
        lines.append("\",\"channel\":1,\"voltageVolts\":").append(rounded(sample.volts(), 1));
        lines.append(",\"currentAmps\":").append(rounded(sample.amps(), 3));
        lines.append(",\"powerWatts\":").append(rounded(sample.watts(), 1));
        lines.append(",\"energyWh\":").append((long) sample.counterWattHours());
        lines.append("}\n");
    }

    private static Buffer compressed(StringBuilder lines) {
        var bytes = new ByteArrayOutputStream(lines.length() / 6);
        try (var gzip = new FastGzip(bytes)) {
            gzip.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    /** A month is loaded while somebody waits: speed before size. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
