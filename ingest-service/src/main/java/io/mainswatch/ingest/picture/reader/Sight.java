package io.mainswatch.ingest.picture.reader;

import io.mainswatch.ingest.picture.reader.ReadOutcome.Reason;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Refused;
import java.util.List;
import java.util.Optional;

/**
 * A picture with the meter found in it.
 *
 * @param windows for each digit a map from the unit square to its place in the raw picture
 * @param refusal why nothing can be read here, if so
 */
record Sight(View picture, Alignment alignment, List<Affine> windows, Optional<Refused> refusal) {
    static Sight of(GreyPicture image, MeterSetup setup, ReferencePicture reference) {
        var picture = View.of(image, setup.orientation());
        var origin = View.of(reference.raw(), setup.orientation());
        var alignment = Alignment.find(origin, picture, setup.marks());
        var upright = setup.digits().stream()
                .map(box -> alignment.toPicture().after(Affine.onto(box)))
                .toList();
        var windows = upright.stream().map(picture.toRaw()::after).toList();
        var refusal = misplaced(picture, alignment, upright).or(() -> {
            var then = setup.digits().stream()
                    .map(box -> Light.of(origin.raw(), origin.toRaw().after(Affine.onto(box))))
                    .toList();
            return QualityGate.refuse(
                    windows.stream().map(window -> Light.of(image, window)).toList(), then);
        });
        return new Sight(picture, alignment, windows, refusal);
    }

    private static Optional<Refused> misplaced(View picture, Alignment alignment, List<Affine> upright) {
        if (!alignment.good()) {
            return Optional.of(new Refused(
                    Reason.NOT_ALIGNED,
                    "the marks of the reference picture were not found again (%.2f)".formatted(alignment.score())));
        }
        return upright.stream().allMatch(picture::holds)
                ? Optional.empty()
                : Optional.of(new Refused(Reason.NOT_ALIGNED, "a digit lies outside the picture"));
    }
}
