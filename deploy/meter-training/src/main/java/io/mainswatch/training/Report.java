package io.mainswatch.training;

import io.mainswatch.ingest.picture.reader.ComposedRollOver;
import io.mainswatch.ingest.picture.reader.DigitBelief;
import io.mainswatch.ingest.picture.reader.DigitNetwork;
import io.mainswatch.ingest.picture.reader.DigitReader;
import io.mainswatch.ingest.picture.reader.DigitScores;
import io.mainswatch.ingest.picture.reader.DigitThreshold;
import io.mainswatch.ingest.picture.reader.DisplayKind;
import io.mainswatch.ingest.picture.reader.LabelledCrop;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Scores of held-out digits by group. */
final class Report {
    private static final int ROLL_OVERS = 600;
    private static final double[] THRESHOLDS = {0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95};

    private Report() {}

    /** Prints, and gives back the scores by group. */
    static Map<String, DigitScores> print(List<DigitNetwork> networks, List<LabelledCrop> crops) {
        var reader = new DigitReader(networks);
        var groups = new TreeMap<String, DigitScores>();
        var drums = new DigitScores(DigitThreshold.SHIPPED);
        var lcds = new DigitScores(DigitThreshold.SHIPPED);
        var everything = new TreeMap<Double, DigitScores>();
        for (double threshold : THRESHOLDS) {
            everything.put(threshold, new DigitScores(threshold));
        }
        for (var crop : crops) {
            var display = crop.lcd() ? DisplayKind.LCD : DisplayKind.DRUM_UP;
            var belief = reader.read(crop.picture(), crop.picture().whole(), display);
            groups.computeIfAbsent(crop.group(), none -> new DigitScores(DigitThreshold.SHIPPED))
                    .add(crop, belief);
            (crop.lcd() ? lcds : drums).add(crop, belief);
            everything.values().forEach(scores -> scores.add(crop, belief));
        }
        System.out.println("group  digits  settled-right  settled-0.1  drums-0.1  kept  kept-wrong");
        groups.forEach(Report::line);
        line("ALL DRUMS", drums);
        line("ALL LCD", lcds);
        everything.forEach((threshold, scores) -> System.out.printf(
                "everything kept at %.2f: %.2f, wrong %.3f (%d)%n",
                threshold, 100 * scores.kept(), 100 * scores.keptWrong(), scores.keptWrongCount()));
        rollOvers(reader, crops, DisplayKind.DRUM_UP);
        rollOvers(reader, crops, DisplayKind.DRUM_DOWN);
        return groups;
    }

    private static void line(String name, DigitScores scores) {
        System.out.printf(
                "%-50s %5d %7.2f %7.2f %7.2f %7.2f %7.3f (%d)%n",
                name,
                scores.count(),
                100 * scores.settledRight(),
                100 * scores.settledWithinTenth(),
                100 * scores.drumsWithinTenth(),
                100 * scores.kept(),
                100 * scores.keptWrong(),
                scores.keptWrongCount());
    }

    private static void rollOvers(DigitReader reader, List<LabelledCrop> crops, DisplayKind direction) {
        var composer = new ComposedRollOver(crops);
        var random = new SplittableRandom(5);
        int within = 0;
        int count = 0;
        for (int i = 0; i < ROLL_OVERS; i++) {
            double fraction = 0.1 + 0.1 * random.nextInt(9);
            double pitch = i % 2 == 0 ? 1 : 0.85 + 0.15 * random.nextDouble();
            var crop = composer.compose(random, direction, fraction, pitch);
            if (crop.isPresent()) {
                var picture = crop.get().picture();
                double position =
                        reader.read(picture, picture.whole(), direction).position();
                within += DigitBelief.distance(position, crop.get().position()) <= 0.3001 ? 1 : 0;
                count++;
            }
        }
        System.out.printf(
                "roll-overs %s: %d, within 0.3: %.2f%n", direction, count, 100.0 * within / Math.max(1, count));
    }
}
