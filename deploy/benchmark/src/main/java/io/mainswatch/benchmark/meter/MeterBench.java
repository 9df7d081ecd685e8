package io.mainswatch.benchmark.meter;

import io.mainswatch.ingest.picture.reader.ComposedRollOver;
import io.mainswatch.ingest.picture.reader.CropFolder;
import io.mainswatch.ingest.picture.reader.DigitBelief;
import io.mainswatch.ingest.picture.reader.DigitReader;
import io.mainswatch.ingest.picture.reader.DigitThreshold;
import io.mainswatch.ingest.picture.reader.DisplayKind;
import io.mainswatch.ingest.picture.reader.LabelledCrop;
import io.mainswatch.ingest.picture.reader.RegisterReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./mainswatch bench meter}: the meter reader against labelled digits and whole photos. */
@Command(
        name = "meter",
        mixinStandardHelpOptions = true,
        description = "Reads labelled digits and whole photos and prints how many were right: docs/camera.md.")
public final class MeterBench implements Callable<Integer> {
    private static final int ROLL_OVERS = 1_000;
    private static final int TIMED = 300;
    private static final double WITHIN = 0.3001;

    private final Consumer<String> out;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder with labels.tsv and its pictures.")
    private @Nullable Path data;

    @Option(names = "--split", description = "Only this split; otherwise every split but train.")
    private @Nullable String split;

    @Option(names = "--threshold", description = "Confidence from which on a digit is kept (default ${DEFAULT-VALUE}).")
    private double threshold = DigitThreshold.SHIPPED;

    @Option(
            names = "--photos",
            paramLabel = "DIR",
            description = "Folder with truth.tsv, whole photos and meter files.")
    private @Nullable Path photos;

    public MeterBench(Consumer<String> out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        out.accept("meter: the camera's eyes");
        if (data == null && photos == null) {
            out.accept("nothing to read: give --data DIR (labelled digits) or --photos DIR (whole photos)");
        }
        if (data != null) {
            digits(CropFolder.read(data));
        }
        if (photos != null) {
            new PhotoTable(RegisterReader.shipped(), out).print(photos);
        }
        return 0;
    }

    private void digits(List<LabelledCrop> all) throws IOException, InterruptedException {
        var reader = RegisterReader.shipped().digits();
        var splits = split != null
                ? List.of(split)
                : PhotoTable.heldOut(all.stream().map(LabelledCrop::split).toList());
        var crops = all.stream().filter(crop -> splits.contains(crop.split())).toList();
        new DigitTable(reader, threshold, out).print(crops);
        for (var each : splits) {
            var part = crops.stream().filter(crop -> crop.split().equals(each)).toList();
            rollOvers(reader, each, part, DisplayKind.DRUM_UP);
            rollOvers(reader, each, part, DisplayKind.DRUM_DOWN);
        }
        time(reader, crops);
    }

    /** Two settled digits of one meter, one leaving and one arriving, at every tenth between. */
    private void rollOvers(DigitReader reader, String name, List<LabelledCrop> crops, DisplayKind direction) {
        var composer = new ComposedRollOver(crops);
        var random = new SplittableRandom(5);
        int within = 0;
        int count = 0;
        for (int i = 0; i < ROLL_OVERS; i++) {
            double pitch = i % 2 == 0 ? 1 : 0.85 + 0.15 * random.nextDouble();
            var composed = composer.compose(random, direction, 0.1 * (1 + i % 9), pitch);
            if (composed.isPresent()) {
                var picture = composed.get().picture();
                double position =
                        reader.read(picture, picture.whole(), direction).position();
                within += DigitBelief.distance(position, composed.get().position()) <= WITHIN ? 1 : 0;
                count++;
            }
        }
        if (count > 0) {
            out.accept(String.format(
                    Locale.ROOT,
                    "%s: roll-overs composed, next digit from %s: %d, within 0.3: %.2f %%",
                    name,
                    direction == DisplayKind.DRUM_DOWN ? "above" : "below",
                    count,
                    100.0 * within / count));
        }
    }

    /** Processor time, so that what else the machine does counts for nothing. */
    private void time(DigitReader reader, List<LabelledCrop> crops) {
        var threads = ManagementFactory.getThreadMXBean();
        long from = threads.getCurrentThreadCpuTime();
        int count = Math.min(TIMED, crops.size());
        for (int i = 0; i < count; i++) {
            var crop = crops.get(i);
            reader.read(crop.picture(), crop.picture().whole(), DigitTable.display(crop));
        }
        double millis = (threads.getCurrentThreadCpuTime() - from) / 1e6 / Math.max(1, count);
        out.accept(String.format(Locale.ROOT, "processor time a digit: %.1f ms (promised at most 10)", millis));
    }
}
