package io.mainswatch.benchmark.meter;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Json;
import io.mainswatch.ingest.picture.reader.MeterSetup;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Refused;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Seen;
import io.mainswatch.ingest.picture.reader.ReferencePicture;
import io.mainswatch.ingest.picture.reader.RegisterReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Whole photos with their true readings: {@code truth.tsv} names photo, meter file, reading and reference picture. */
final class PhotoTable {
    private static final String TRUTH = "truth.tsv";
    private static final int TIMED = 5;
    private static final double NANOS_IN_MILLI = 1e6;

    private final RegisterReader reader;
    private final Consumer<String> out;

    PhotoTable(RegisterReader reader, Consumer<String> out) {
        this.reader = reader;
        this.out = out;
    }

    void print(Path folder) throws IOException {
        var lines = Files.readAllLines(folder.resolve(TRUTH));
        int right = 0;
        int wrong = 0;
        int all = 0;
        for (var line : lines.subList(1, lines.size())) {
            if (!line.isBlank()) {
                var verdict = verdict(folder, line.split("\t", -1));
                right += verdict == Verdict.RIGHT ? 1 : 0;
                wrong += verdict == Verdict.WRONG ? 1 : 0;
                all++;
            }
        }
        out.accept("photos %d: right and sure %d, wrong and sure %d, not sure or refused %d"
                .formatted(all, right, wrong, all - right - wrong));
    }

    private enum Verdict {
        RIGHT,
        WRONG,
        NOT_SURE
    }

    private Verdict verdict(Path folder, String[] cells) throws IOException {
        if (cells.length < 3) {
            throw Failure.invalid(TRUTH + ": a line has photo, meter, reading and maybe reference, apart by tabs");
        }
        var setup = MeterSetup.of(Json.MAPPER.readTree(Files.readAllBytes(folder.resolve(cells[1]))));
        byte[] image = Files.readAllBytes(folder.resolve(cells[0]));
        boolean other = cells.length > 3 && !cells[3].isBlank();
        var reference = ReferencePicture.of(other ? Files.readAllBytes(folder.resolve(cells[3])) : image);
        var outcome = reader.read(image, setup, reference);
        double millis = processorMillis(() -> reader.read(image, setup, reference));
        if (outcome instanceof Refused refused) {
            out.accept("%-40s %12s  refused: %s, %.0f ms".formatted(cells[0], cells[2], refused.detail(), millis));
            return Verdict.NOT_SURE;
        }
        var seen = (Seen) outcome;
        boolean sure = seen.sure(setup.threshold());
        boolean right = seen.value().compareTo(new BigDecimal(cells[2].strip())) == 0;
        out.accept("%-40s %12s  read %s%s, confidence %.2f, residual %.2f, %.0f ms"
                .formatted(
                        cells[0],
                        cells[2],
                        seen.written(),
                        sure ? "" : " (not sure)",
                        seen.confidence(),
                        seen.residual(),
                        millis));
        return !sure ? Verdict.NOT_SURE : right ? Verdict.RIGHT : Verdict.WRONG;
    }

    /** Of the fastest of a few: the first ones pay for compiling. */
    private static double processorMillis(Runnable reading) {
        var threads = ManagementFactory.getThreadMXBean();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < TIMED; i++) {
            long from = threads.getCurrentThreadCpuTime();
            reading.run();
            least = Math.min(least, (threads.getCurrentThreadCpuTime() - from) / NANOS_IN_MILLI);
        }
        return least;
    }

    /** Splits that were not learned from, or everything where the collector suggests none. */
    static List<String> heldOut(List<String> splits) {
        var held = splits.stream()
                .filter(split -> !split.equals("train"))
                .distinct()
                .toList();
        return held.isEmpty() ? splits.stream().distinct().toList() : held;
    }
}
