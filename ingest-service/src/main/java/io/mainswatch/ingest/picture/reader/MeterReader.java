package io.mainswatch.ingest.picture.reader;

import java.util.List;
import java.util.Optional;

/** Reads a meter's register off a picture. Takes up to some hundred milliseconds: never on an event loop. */
public interface MeterReader {
    /**
     * What the picture says. Nothing about the picture makes this throw: what cannot be read is refused with its reason.
     *
     * @param image a file as it came from the camera
     * @param setup the meter
     * @param reference the picture in which the set-up's boxes were drawn
     */
    ReadOutcome read(byte[] image, MeterSetup setup, ReferencePicture reference);

    /**
     * What a picture says of which only its digits are left.
     *
     * @param digits from left to right
     */
    ReadOutcome read(List<DigitCrop> digits, MeterSetup setup);

    /** The same reader with a meter's own last layer; itself where that was taught to other networks. */
    MeterReader taught(TaughtLayers layers);

    /**
     * Teaches the last layer a meter's own type. Takes some seconds.
     *
     * @param examples of this meter, in any order
     * @return empty where it reads its past pictures no better for it
     */
    Optional<Lesson> teach(DisplayKind display, List<MeterTuning.Example> examples);
}
