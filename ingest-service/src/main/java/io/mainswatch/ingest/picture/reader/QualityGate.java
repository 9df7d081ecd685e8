package io.mainswatch.ingest.picture.reader;

import io.mainswatch.ingest.picture.reader.ReadOutcome.Reason;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Refused;
import java.util.List;
import java.util.Optional;

/**
 * Turns away pictures in which nobody could read, before the network makes something up. Glare and blur are judged against
 * the reference picture: one meter's ordinary face is another's glare.
 */
final class QualityGate {
    private static final double LEAST_BRIGHT = 26;
    private static final double LEAST_CONTRAST = 7;
    private static final double MORE_BURNT = 0.4;
    private static final double LEAST_SHARPNESS = 0.3;

    private QualityGate() {}

    /** @param now and {@code then}: the digits' places in the picture and in the reference */
    static Optional<Refused> refuse(List<Light> now, List<Light> then) {
        double bright = now.stream().mapToDouble(Light::bright).max().orElse(0);
        double contrast = now.stream().mapToDouble(Light::contrast).max().orElse(0);
        if (bright < LEAST_BRIGHT || contrast < LEAST_CONTRAST) {
            return Optional.of(new Refused(Reason.DARK, "the digits are too dark to read"));
        }
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).burnt() > then.get(i).burnt() + MORE_BURNT) {
                return Optional.of(new Refused(Reason.GLARE, "light hides digit " + (i + 1) + " from the left"));
            }
        }
        double sharpness = now.stream().mapToDouble(Light::sharpness).average().orElse(0);
        double usual = then.stream().mapToDouble(Light::sharpness).average().orElse(0);
        return sharpness < LEAST_SHARPNESS * usual
                ? Optional.of(
                        new Refused(Reason.BLURRED, "the digits are much less sharp than in the reference picture"))
                : Optional.empty();
    }
}
