package io.mainswatch.ingest.picture.judge;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A meter with a camera before it: what it truly shows, what is read, and what is published of it. */
final class Household {
    private static final Duration CADENCE = Duration.ofMinutes(10);

    final Map<String, Published> published = new LinkedHashMap<>();
    final Map<String, Double> truths = new HashMap<>();
    final Map<String, Double> offsets = new HashMap<>();
    final Set<String> marked = new HashSet<>();
    final Random random;
    MeterState state = MeterState.EMPTY;
    Instant now = Frames.START;
    double registerWattHours = 36_109_730;
    private int frame;

    Household(long seed) {
        random = new Random(seed);
    }

    /** Ten minutes of ordinary life: a fridge, evenings, now and then an oven. */
    void live() {
        int hour = now.atOffset(ZoneOffset.UTC).getHour();
        double watts = 120 + random.nextInt(150) + (hour >= 17 && hour < 23 ? 400 + random.nextInt(500) : 0);
        watts += random.nextInt(40) == 0 ? 2_500 : 0;
        registerWattHours += watts * CADENCE.toMinutes() / 60;
        now = now.plus(CADENCE);
    }

    /** A whole and true picture is read. */
    Ruling picture() {
        return read(Frames.sure("f" + frame++, now, registerWattHours));
    }

    /** One digit is read as another one, and surely. */
    Ruling misread(int place) {
        return read(Frames.sure("f" + frame++, now, misreadWattHours(place, 1 + random.nextInt(9))));
    }

    double misreadWattHours(int place, int turns) {
        double weight = Math.pow(10, Frames.DIGITS - 1 - place);
        long count = (long) (registerWattHours / Frames.UNIT);
        long digit = (long) (count / weight) % 10;
        return (count + ((digit + turns) % 10 - digit) * weight) * Frames.UNIT;
    }

    /** One digit cannot be told. */
    Ruling blurred() {
        var sure = Frames.sure("f" + frame++, now, registerWattHours);
        return read(Frames.blurred(sure, random.nextInt(10), random.nextInt(Frames.DIGITS)));
    }

    Ruling read(double wattHours) {
        return read(Frames.sure("f" + frame++, now, wattHours));
    }

    private Ruling read(Frame seen) {
        truths.put(seen.ref(), registerWattHours);
        // Every fourth hour by a program that has just been started.
        var ruling =
                new Judge(Frames.LIMITS).judge(frame % 24 == 0 ? Frames.restarted(state) : state, seen, Evidence.NONE);
        ruling.published().forEach(one -> {
            published.put(one.ref(), one);
            offsets.put(one.ref(), ruling.next().offsetWattHours());
            if (one.verdict() != Verdict.ACCEPTED) {
                marked.add(one.ref());
            }
        });
        ruling.withdrawn().forEach(one -> published.remove(one.ref()));
        ruling.doubted().forEach(one -> marked.add(one.ref()));
        state = ruling.next();
        return ruling;
    }

    /** A wrong value gets in as if it had been right. */
    void believeWrongly(double tooMuchWattHours) {
        var wrong = new Believed("f" + frame++, now, registerWattHours + tooMuchWattHours);
        truths.put(wrong.ref(), registerWattHours);
        offsets.put(wrong.ref(), state.offsetWattHours());
        published.put(wrong.ref(), new Published(wrong.ref(), now, wrong.wattHours(), Verdict.ACCEPTED, "wrong"));
        state = state.believing(List.of(wrong), state.offsetWattHours());
    }

    boolean isRight() {
        return state.last()
                .filter(last ->
                        Math.abs(last.wattHours() - state.offsetWattHours() - registerWattHours) <= 2 * Frames.UNIT)
                .isPresent();
    }

    /** Off by more than the home itself uses in a few minutes, published, and nobody told. */
    long wrongAndUnmarked() {
        return published.values().stream()
                .filter(one -> !marked.contains(one.ref()))
                .filter(one ->
                        Math.abs(one.wattHours() - offsets.get(one.ref()) - truths.get(one.ref())) > 5 * Frames.UNIT)
                .count();
    }
}
