package io.mainswatch.ingest.picture;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.ingest.picture.OrderedMeters.Ordered;
import io.mainswatch.ingest.picture.TeachingQueries.Labelled;
import io.mainswatch.ingest.picture.Testimony.Digit;
import io.mainswatch.ingest.picture.reader.DigitCrop;
import io.mainswatch.ingest.picture.reader.MeterTuning.Example;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Teaches the reader one meter's own type: from what people corrected, and from what was surely read before so that it does
 * not forget. What it learned is kept only where it reads this meter's past better.
 */
final class Teaching {
    private final TeachingQueries queries;
    private final Darkroom darkroom;
    private final Workshop workshop;

    Teaching(Pool pool, Darkroom darkroom, Workshop workshop) {
        this.queries = new TeachingQueries(pool);
        this.darkroom = darkroom;
        this.workshop = workshop;
    }

    /** Empty where it would read no better. Fails as a conflict while nobody has corrected anything. */
    Future<Optional<Taught>> teach(Ordered ordered) {
        var deviceId = ordered.reference().deviceId();
        return queries.corrected(deviceId).compose(corrected -> {
            if (corrected.isEmpty()) {
                throw Failure.conflict(
                        "nobody has corrected a picture of this meter yet: there is nothing to learn from");
            }
            return queries.believed(deviceId)
                    .compose(believed -> workshop.doInTurn(() -> learned(ordered, believed, corrected)));
        });
    }

    private Optional<Taught> learned(Ordered ordered, List<Labelled> believed, List<Labelled> corrected)
            throws IOException {
        var examples = new ArrayList<Example>();
        for (var one : believed) {
            examples.addAll(examples(one, ordered, ordered.meter().setup().threshold()));
        }
        for (var one : corrected) {
            examples.addAll(examples(one, ordered, 0));
        }
        var display = ordered.meter().setup().display();
        return darkroom.reader().teach(display, examples).map(Taught::of);
    }

    /** @param sure the least confidence of a digit that is learned from */
    private List<Example> examples(Labelled labelled, Ordered ordered, double sure) throws IOException {
        var examples = new ArrayList<Example>();
        var digits = labelled.digits();
        var crops = crops(labelled, ordered);
        for (int i = 0; i < Math.min(digits.size(), crops.size()); i++) {
            Digit digit = digits.get(i);
            var position = digit.position();
            if (position != null && !digit.blank() && digit.confidence() >= sure) {
                examples.add(new Example(crops.get(i).input(), position));
            }
        }
        return examples;
    }

    /** Of a whole picture by the boxes as they are now, else what is left of it. */
    private List<DigitCrop> crops(Labelled labelled, Ordered ordered) throws IOException {
        var archived = labelled.archived();
        var meter = ordered.meter();
        try {
            if (archived.isWhole()) {
                return darkroom.cut(
                        archived.picture(), meter.setup(), ordered.reference().fileName());
            }
            var cutBy = archived.cutFor(meter);
            return cutBy.isEmpty()
                    ? List.of()
                    : darkroom.crops(archived.picture(), cutBy.get(), meter.setup())
                            .orElse(List.of());
        } catch (NoSuchFileException gone) {
            return List.of();
        }
    }
}
