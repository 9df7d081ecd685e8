package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mainswatch.common.http.Json;
import io.mainswatch.ingest.picture.judge.Believed;
import io.mainswatch.ingest.picture.judge.MeterState;
import io.mainswatch.ingest.picture.reader.MeterSetup;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is left of a camera's past, in the order of its time. */
final class Archive {
    private Archive() {}

    /**
     * A picture of the past.
     *
     * @param cutBy the set-up its digits were cut out by
     * @param isSettled whether a person has read it: nothing else is made of it any more
     * @param before what is made of it so far
     */
    record Archived(PictureRow picture, @Nullable CutBy cutBy, boolean isSettled, Before before) {
        Instant at() {
            return picture.takenAt();
        }

        boolean isWhole() {
            return picture.kept().equals("whole");
        }

        /** The set-up by which its digits can be read in the terms of another one; empty where their boxes say nothing to it. */
        Optional<MeterSetup> cutFor(MeterInForce meter) {
            return cutBy != null && cutBy.referencePictureId.equals(meter.pictureId())
                    ? Optional.of(cutBy.setup)
                    : Optional.empty();
        }
    }

    /** A set-up that was in force once. */
    record CutBy(long setupId, MeterSetup setup, String referencePictureId) {
        static CutBy of(long setupId, String setupJson, String referencePictureId) {
            try {
                var setup = (ObjectNode) Json.MAPPER.readTree(setupJson);
                setup.remove(MeterSetupStore.TAUGHT);
                return new CutBy(setupId, MeterSetup.of(setup), referencePictureId);
            } catch (IOException e) {
                throw new IllegalStateException("PostgreSQL keeps only valid jsonb", e);
            }
        }
    }

    /** What was made of a picture, as it is published. */
    record Before(@Nullable Double wattHours, @Nullable String verdict) {
        static final Before NOTHING = new Before(null, null);

        private static final double NO_DIFFERENCE_WATT_HOURS = 0.01;

        /** Whether a person would see no difference. */
        boolean isLike(Before other) {
            return Objects.equals(verdict, other.verdict)
                    && (wattHours == null || other.wattHours == null
                            ? Objects.equals(wattHours, other.wattHours)
                            : Math.abs(wattHours - other.wattHours) < NO_DIFFERENCE_WATT_HOURS);
        }
    }

    /**
     * What a person read off the meter and what is still believed.
     *
     * @param replaced whether it is the first value of another meter
     */
    record Word(String ref, Instant at, double registerWattHours, boolean replaced) {}

    /** Up to where the past was looked through. */
    record Mark(Instant at, String id) {
        static Mark before(Instant from) {
            return new Mark(from, "");
        }
    }

    /** What the judge knew when the archive begins. */
    static MeterState knowing(List<Believed> believed, double offsetWattHours) {
        return MeterState.EMPTY.believing(believed, offsetWattHours);
    }
}
