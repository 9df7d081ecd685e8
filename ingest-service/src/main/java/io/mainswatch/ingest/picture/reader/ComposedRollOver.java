package io.mainswatch.ingest.picture.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Drums between two digits, made of two settled digits of one meter: real roll-overs are few, and of drums that turn the
 * other way there are none.
 */
public final class ComposedRollOver {
    private static final int TRIES = 12;
    private static final double MOST_APART = 30;
    private static final double SEAM = 0.04;

    private final Map<String, List<List<Look>>> byMeter = new HashMap<>();
    private final List<Look> settled = new ArrayList<>();

    /** Takes what stands exactly in its place out of these crops; LCDs never roll. */
    public ComposedRollOver(List<LabelledCrop> crops) {
        for (var crop : crops) {
            if (crop.tenth() && !crop.lcd() && crop.position() == Math.rint(crop.position())) {
                var look = Look.of(crop);
                settled.add(look);
                byMeter.computeIfAbsent(key(crop), none -> emptyDigits())
                        .get((int) crop.position())
                        .add(look);
            }
        }
    }

    private static String key(LabelledCrop crop) {
        return crop.group() + " " + crop.picture().width() + "x"
                + crop.picture().height();
    }

    private static List<List<Look>> emptyDigits() {
        var digits = new ArrayList<List<Look>>();
        for (int i = 0; i < 10; i++) {
            digits.add(new ArrayList<>());
        }
        return digits;
    }

    /**
     * One of many.
     *
     * @param direction from where the next digit comes
     * @param pitch how far the drum's digits are apart, in heights of the window
     * @return empty where no two digits of one meter look alike enough
     */
    public Optional<LabelledCrop> compose(
            RandomGenerator random, DisplayKind direction, double fraction, double pitch) {
        for (int i = 0; i < TRIES && !settled.isEmpty(); i++) {
            var leaving = settled.get(random.nextInt(settled.size()));
            var arriving = another(random, leaving, 1);
            if (arriving.isPresent()) {
                return Optional.of(compose(List.of(leaving, arriving.get()), direction, fraction, pitch, 1));
            }
        }
        return Optional.empty();
    }

    /**
     * One of many, of four digits, in a window that shows more of the drum than one digit.
     *
     * @param span the window's height, in heights of the windows it is made of
     */
    public Optional<LabelledCrop> compose(
            RandomGenerator random, DisplayKind direction, double fraction, double pitch, double span) {
        for (int i = 0; i < TRIES && !settled.isEmpty(); i++) {
            var leaving = settled.get(random.nextInt(settled.size()));
            var drum = new ArrayList<Look>();
            for (int ahead = -1; ahead <= 2; ahead++) {
                (ahead == 0 ? Optional.of(leaving) : another(random, leaving, ahead)).ifPresent(drum::add);
            }
            if (drum.size() == 4) {
                return Optional.of(compose(drum, direction, fraction, pitch, span));
            }
        }
        return Optional.empty();
    }

    /** A digit of the same meter that comes so many later, in about the same light. */
    private Optional<Look> another(RandomGenerator random, Look leaving, int ahead) {
        var digits = Objects.requireNonNull(byMeter.get(key(leaving.crop)))
                .get(Math.floorMod((int) leaving.crop.position() + ahead, 10));
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        var digit = digits.get(random.nextInt(digits.size()));
        return leaving.alike(digit) ? Optional.of(digit) : Optional.empty();
    }

    /** @param drum the leaving digit and the arriving one, in the midst of others or alone */
    private static LabelledCrop compose(
            List<Look> drum, DisplayKind direction, double fraction, double pitch, double span) {
        int way = direction == DisplayKind.DRUM_DOWN ? 1 : -1;
        int others = drum.size() / 2 - 1;
        var leaving = drum.get(others);
        var first = leaving.crop.picture();
        var levels = new byte[first.width() * first.height()];
        for (int y = 0; y < first.height(); y++) {
            double below = ((y + 0.5) / first.height() - 0.5) * span - way * fraction * pitch;
            double turned = -way * below / pitch;
            int digit = Math.max(-others, Math.min(others, (int) Math.floor(turned)));
            // How far the line lies beyond the seam between this digit and the next one.
            double beyond = (turned - digit - 0.5) * pitch;
            double share = Math.max(0, Math.min(1, 0.5 + beyond / SEAM));
            for (int x = 0; x < first.width(); x++) {
                double old = leaving.like(drum.get(others + digit), x + 0.5, 0.5 + below + way * digit * pitch);
                double fresh =
                        leaving.like(drum.get(others + digit + 1), x + 0.5, 0.5 + below + way * (digit + 1) * pitch);
                levels[y * first.width() + x] = (byte) Math.round(old + share * (fresh - old));
            }
        }
        var crop = leaving.crop;
        return new LabelledCrop(
                crop.file() + "+" + drum.get(others + 1).crop.file(),
                (crop.position() + fraction) % 10,
                true,
                crop.split(),
                crop.group(),
                false,
                new GreyPicture(first.width(), first.height(), levels));
    }

    private record Look(LabelledCrop crop, double mean, double deviation) {
        static Look of(LabelledCrop crop) {
            double sum = 0;
            double squares = 0;
            for (byte level : crop.picture().levels()) {
                sum += level & 0xFF;
                squares += (double) (level & 0xFF) * (level & 0xFF);
            }
            int count = crop.picture().levels().length;
            return new Look(crop, sum / count, Math.sqrt(Math.max(1, squares / count - sum / count * sum / count)));
        }

        boolean alike(Look other) {
            return Math.abs(mean - other.mean) < MOST_APART
                    && deviation / other.deviation < 2
                    && other.deviation / deviation < 2;
        }

        double at(double x, double line) {
            return crop.picture().between(x, line * crop.picture().height());
        }

        /** Another's level at this place in this one's light. */
        double like(Look other, double x, double line) {
            double level = other.at(x, line);
            return other == this
                    ? level
                    : Math.max(0, Math.min(255, mean + (level - other.mean) * deviation / other.deviation));
        }
    }
}
