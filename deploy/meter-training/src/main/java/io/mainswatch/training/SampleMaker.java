package io.mainswatch.training;

import io.mainswatch.ingest.picture.reader.Affine;
import io.mainswatch.ingest.picture.reader.ComposedRollOver;
import io.mainswatch.ingest.picture.reader.DigitInput;
import io.mainswatch.ingest.picture.reader.DisplayKind;
import io.mainswatch.ingest.picture.reader.GreyPicture;
import io.mainswatch.ingest.picture.reader.LabelledCrop;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Makes what the network is shown. The same seed and number give the same sample. */
final class SampleMaker {
    // What the network is shown, in shares of 1; real drums take the rest.
    private static final double COMPOSED_DOWN = 0.13;
    private static final double COMPOSED_UP = 0.09;
    private static final double REAL_LCD = 0.05;
    private static final double DRAWN_LCD = 0.07;
    private static final double BLANK = 0.03;
    private static final double DRAWN_DRUM = 0.26;

    /** Between 0, each meter alike, and 1, each picture alike: many pictures of one meter teach little more. */
    private static final double GROUP_WEIGHT = 0.7;

    private static final double SETTLED_IN_REVERSE = 0.2;
    private static final double LCD_AS_DRUM = 0.25;
    private static final double SETTLED_REACH = 0.15;

    private static final int LEAST_WIDTH = 20;
    private static final int LEAST_HEIGHT = 36;

    private final long seed;
    private final Draw drums;
    private final Draw lcds;
    private final ComposedRollOver rollOvers;
    private final Typefaces typefaces;

    SampleMaker(long seed, List<LabelledCrop> originals, Typefaces typefaces) {
        var crops = originals.stream().map(SampleMaker::reduced).toList();
        this.seed = seed;
        this.typefaces = typefaces;
        this.drums = Draw.of(crops.stream().filter(crop -> !crop.lcd()).toList());
        this.lcds = Draw.of(crops.stream().filter(LabelledCrop::lcd).toList());
        this.rollOvers = new ComposedRollOver(crops);
    }

    /** Little larger than the network looks at: the same look costs a tenth. */
    private static LabelledCrop reduced(LabelledCrop crop) {
        var picture = crop.picture();
        while (picture.width() >= 2 * LEAST_WIDTH && picture.height() >= 2 * LEAST_HEIGHT) {
            picture = picture.halved();
        }
        return new LabelledCrop(
                crop.file(), crop.position(), crop.tenth(), crop.split(), crop.group(), crop.lcd(), picture);
    }

    Sample sample(long number) {
        var random = new SplittableRandom(seed * 1_000_003 + number);
        double kind = random.nextDouble();
        if ((kind -= COMPOSED_DOWN) < 0) {
            return composed(random, DisplayKind.DRUM_DOWN);
        }
        if ((kind -= COMPOSED_UP) < 0) {
            return composed(random, DisplayKind.DRUM_UP);
        }
        if ((kind -= REAL_LCD) < 0 && !lcds.isEmpty()) {
            return lcd(random);
        }
        if ((kind -= DRAWN_LCD) < 0) {
            return drawn(random);
        }
        if ((kind -= BLANK) < 0) {
            return blank(random);
        }
        if ((kind -= DRAWN_DRUM) < 0) {
            return drawnDrum(random);
        }
        return drum(random);
    }

    private Sample drum(RandomGenerator random) {
        var crop = drums.next(random);
        if (!crop.tenth()) {
            var distortion = new Distortion(random);
            var input = input(crop.picture(), distortion.box(), distortion);
            return new Sample(input, DisplayKind.DRUM_UP, Sample.someTenthOf(crop.position()), true);
        }
        if (crop.settled() && random.nextDouble() < SETTLED_IN_REVERSE) {
            // A digit a little high has just left where drums turn upwards, and has nearly come where they turn down.
            double mirrored = 2 * Math.rint(crop.position()) - crop.position();
            return shown(random, crop.picture(), (mirrored + 10) % 10, 1, DisplayKind.DRUM_DOWN);
        }
        return shown(random, crop.picture(), crop.position(), 1, DisplayKind.DRUM_UP);
    }

    private Sample composed(RandomGenerator random, DisplayKind direction) {
        double fraction = random.nextDouble();
        double pitch = random.nextBoolean() ? 1 : 0.78 + 0.3 * random.nextDouble();
        double span = random.nextBoolean() ? 1 : 1 + 0.5 * random.nextDouble();
        var composed = span == 1
                ? rollOvers.compose(random, direction, fraction, pitch)
                : rollOvers.compose(random, direction, fraction, pitch, span);
        return composed.map(crop -> shown(random, crop.picture(), crop.position(), pitch / span, direction))
                .orElseGet(() -> drum(random));
    }

    /** Half of them stand about still, as most drums do. */
    private Sample drawnDrum(RandomGenerator random) {
        var direction = random.nextBoolean() ? DisplayKind.DRUM_DOWN : DisplayKind.DRUM_UP;
        double position = random.nextBoolean()
                ? random.nextDouble() * 10
                : (random.nextInt(10) + SETTLED_REACH * (2 * random.nextDouble() - 1) + 10) % 10;
        var drum = new DrawnDrum(random, typefaces);
        return shown(random, drum.at(position, direction), position, drum.pitch(), direction);
    }

    private Sample shown(
            RandomGenerator random, GreyPicture picture, double position, double pitch, DisplayKind display) {
        var distortion = new Distortion(random);
        var box = distortion.box();
        // A box moved down sees the drum higher: further on where drums turn upwards, less far where they turn down.
        double moved = Distortion.movedDown(box) / pitch * (display == DisplayKind.DRUM_DOWN ? -1 : 1);
        return new Sample(
                input(picture, box, distortion), display, Sample.at((position + moved + 10) % 10, display), false);
    }

    private Sample lcd(RandomGenerator random) {
        var crop = lcds.next(random);
        var distortion = new Distortion(random);
        var display = random.nextDouble() < LCD_AS_DRUM ? DisplayKind.DRUM_UP : DisplayKind.LCD;
        return new Sample(
                input(crop.picture(), distortion.box(), distortion),
                display,
                Sample.at(Math.rint(crop.position()) % 10, display),
                false);
    }

    private Sample drawn(RandomGenerator random) {
        int digit = random.nextInt(10);
        var distortion = new Distortion(random);
        var picture = new SevenSegments(random).digit(digit);
        var display = random.nextDouble() < LCD_AS_DRUM / 2 ? DisplayKind.DRUM_UP : DisplayKind.LCD;
        return new Sample(input(picture, distortion.box(), distortion), display, Sample.at(digit, display), false);
    }

    private Sample blank(RandomGenerator random) {
        var distortion = new Distortion(random);
        boolean ofLcd = random.nextDouble() < 0.6;
        var picture = ofLcd && random.nextBoolean()
                ? new SevenSegments(random).blank()
                : Emptied.of(
                        (ofLcd && !lcds.isEmpty() ? lcds : drums).next(random).picture());
        var display = ofLcd ? DisplayKind.LCD : random.nextBoolean() ? DisplayKind.DRUM_UP : DisplayKind.DRUM_DOWN;
        return new Sample(input(picture, distortion.box(), distortion), display, Sample.blank(), false);
    }

    private static float[] input(GreyPicture picture, Affine box, Distortion distortion) {
        var whole = picture.whole();
        return DigitInput.normalise(distortion.light(DigitInput.cut(picture, whole.after(box))));
    }

    /** Crops drawn meter by meter. */
    private record Draw(List<List<LabelledCrop>> groups, double[] upTo) {
        static Draw of(List<LabelledCrop> crops) {
            var byGroup = new TreeMap<String, List<LabelledCrop>>();
            crops.forEach(crop -> byGroup.computeIfAbsent(crop.group(), none -> new ArrayList<>())
                    .add(crop));
            var groups = List.copyOf(byGroup.values());
            var upTo = new double[groups.size()];
            double sum = 0;
            for (int i = 0; i < upTo.length; i++) {
                sum += Math.pow(groups.get(i).size(), GROUP_WEIGHT);
                upTo[i] = sum;
            }
            return new Draw(groups, upTo);
        }

        boolean isEmpty() {
            return groups.isEmpty();
        }

        LabelledCrop next(RandomGenerator random) {
            double at = random.nextDouble() * upTo[upTo.length - 1];
            int group = 0;
            while (upTo[group] < at) {
                group++;
            }
            var crops = groups.get(group);
            return crops.get(random.nextInt(crops.size()));
        }
    }
}
