package io.mainswatch.benchmark.meter;

import io.mainswatch.ingest.picture.reader.DigitBelief;
import io.mainswatch.ingest.picture.reader.DigitReader;
import io.mainswatch.ingest.picture.reader.DigitScores;
import io.mainswatch.ingest.picture.reader.DisplayKind;
import io.mainswatch.ingest.picture.reader.LabelledCrop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Labelled digits, read one by one and by a general OCR beside, in lines by group. */
final class DigitTable {
    private static final String HEAD = "%-52s %6s %8s %8s %8s %7s %14s %10s";
    private static final String LINE = "%-52s %6d %8s %8s %8s %7s %14s %10s";

    private final DigitReader reader;
    private final double threshold;
    private final Consumer<String> out;

    DigitTable(DigitReader reader, double threshold, Consumer<String> out) {
        this.reader = reader;
        this.threshold = threshold;
        this.out = out;
    }

    void print(List<LabelledCrop> crops) throws IOException, InterruptedException {
        var groups = new TreeMap<String, List<LabelledCrop>>();
        for (var crop : crops) {
            groups.computeIfAbsent(crop.split() + " " + crop.group(), none -> new ArrayList<>())
                    .add(crop);
        }
        out.accept(HEAD.formatted("", "", "settled", "settled", "drums", "", "wrong of", "tesseract"));
        out.accept(HEAD.formatted("group", "digits", "right", "to 0.1", "to 0.1", "kept", "the kept", "settled"));
        var sums = new LinkedHashMap<String, Sum>();
        for (var group : groups.entrySet()) {
            var sum = new Sum(new DigitScores(threshold), new Tesseract.Score());
            sum.tesseract().add(Tesseract.score(group.getValue()));
            for (var crop : group.getValue()) {
                var belief = reader.read(crop.picture(), crop.picture().whole(), display(crop));
                sum.scores().add(crop, belief);
                addToSums(sums, crop, belief);
            }
            line(group.getKey(), sum);
            String kind = display(group.getValue().get(0)) == DisplayKind.LCD ? "LCD" : "drums";
            sumOf(sums, group.getValue().get(0).split() + ": all " + kind)
                    .tesseract()
                    .add(sum.tesseract());
        }
        sums.forEach(this::line);
    }

    private void addToSums(Map<String, Sum> sums, LabelledCrop crop, DigitBelief belief) {
        sumOf(sums, crop.split() + ": all " + (crop.lcd() ? "LCD" : "drums"))
                .scores()
                .add(crop, belief);
        sumOf(sums, crop.split() + ": everything").scores().add(crop, belief);
    }

    private Sum sumOf(Map<String, Sum> sums, String name) {
        return sums.computeIfAbsent(name, none -> new Sum(new DigitScores(threshold), new Tesseract.Score()));
    }

    static DisplayKind display(LabelledCrop crop) {
        return crop.lcd() ? DisplayKind.LCD : DisplayKind.DRUM_UP;
    }

    private record Sum(DigitScores scores, Tesseract.Score tesseract) {}

    private void line(String name, Sum sum) {
        var scores = sum.scores();
        out.accept(LINE.formatted(
                name,
                scores.count(),
                percent(scores.settledRight()),
                percent(scores.settledWithinTenth()),
                percent(scores.drumsWithinTenth()),
                percent(scores.kept()),
                percent(scores.keptWrong()) + " (" + scores.keptWrongCount() + ")",
                percent(sum.tesseract().right())));
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
