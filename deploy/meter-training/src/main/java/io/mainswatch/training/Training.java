package io.mainswatch.training;

import io.mainswatch.ingest.picture.reader.CropFolder;
import io.mainswatch.ingest.picture.reader.DigitNetwork;
import io.mainswatch.ingest.picture.reader.LabelledCrop;
import io.mainswatch.ingest.picture.reader.NetworkFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From a folder of labelled digits to the weights the reader ships with. */
@Command(name = "train", description = "Trains the meter reader's networks.", mixinStandardHelpOptions = true)
public final class Training implements Callable<Integer> {
    /** Meters with a liquid crystal which the label file calls drums. */
    private static final Pattern LCD_GROUPS = Pattern.compile(".*(-metrona-|-liflitz).*");

    @Parameters(description = "Folder with labels.tsv and the pictures.")
    private Path data = Path.of(".");

    @Option(names = "--out", description = "Where the weights go (default ${DEFAULT-VALUE}).")
    private Path out = Path.of("digits.bin");

    @Option(names = "--steps", description = "Batches of 64 a network (default ${DEFAULT-VALUE}).")
    private int steps = 10_000;

    @Option(names = "--seeds", split = ",", description = "One network a seed (default ${DEFAULT-VALUE}).")
    private List<Integer> seeds = List.of(1, 2);

    @Option(names = "--fold", description = "Cross-validation: holds this of three folds of meters out, 0 to 2.")
    private int fold = -1;

    @Option(
            names = "--merge",
            split = ",",
            description = "Weights trained seed by seed at the same time, put into one file instead of training.")
    private List<Path> merge = List.of();

    @Option(names = "--typefaces", description = "Folder of typefaces, a family a folder below it, to draw drums with.")
    private @Nullable Path typefaceFolder;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Training()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        var crops = new ArrayList<LabelledCrop>();
        for (var crop : CropFolder.read(data)) {
            crops.add(LCD_GROUPS.matcher(crop.group()).matches() ? asLcd(crop) : crop);
        }
        var folds = new Folds(fold);
        var shown = crops.stream()
                .filter(crop -> crop.split().equals("train") && !folds.heldOut(crop.group()))
                .toList();
        var held = crops.stream()
                .filter(crop -> fold < 0
                        ? crop.split().equals("valid")
                        : !crop.split().equals("valid-new-meter") && folds.heldOut(crop.group()))
                .toList();
        System.out.printf("%d digits to learn from, %d held out%n", shown.size(), held.size());
        var typefaces = typefaceFolder == null ? Typefaces.engraved() : Typefaces.read(typefaceFolder);
        System.out.printf("%d typefaces to draw with%n", typefaces.count());
        var networks = merge.isEmpty() ? train(shown, typefaces) : merged();
        byte[] bytes = NetworkFile.write(networks);
        Files.write(out, bytes);
        var scores = Report.print(NetworkFile.read(bytes), held);
        new Manifest(crops, typefaces, seeds, steps).write(out, bytes, scores);
        return 0;
    }

    private List<DigitNetwork> train(List<LabelledCrop> shown, Typefaces typefaces) {
        var networks = new ArrayList<DigitNetwork>();
        for (int seed : seeds) {
            var soFar = out.resolveSibling(out.getFileName() + "." + seed + ".part");
            var samples = new SampleMaker(seed, shown, typefaces);
            networks.add(new DigitTrainer(samples, steps, network -> write(soFar, network)).train(seed));
        }
        return networks;
    }

    private static void write(Path file, DigitNetwork network) {
        try {
            Files.write(file, NetworkFile.write(List.of(network)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<DigitNetwork> merged() throws IOException {
        var networks = new ArrayList<DigitNetwork>();
        for (var file : merge) {
            networks.addAll(NetworkFile.read(Files.readAllBytes(file)));
        }
        return networks;
    }

    private static LabelledCrop asLcd(LabelledCrop crop) {
        return new LabelledCrop(
                crop.file(), crop.position(), crop.tenth(), crop.split(), crop.group(), true, crop.picture());
    }
}
