package io.mainswatch.ingest.picture.reader;

import java.util.List;
import java.util.Optional;

/** The reader the program is shipped with, made when it is first needed: a home without a camera loads no networks. */
public final class ShippedReader implements MeterReader {
    @Override
    public ReadOutcome read(byte[] image, MeterSetup setup, ReferencePicture reference) {
        return RegisterReader.shipped().read(image, setup, reference);
    }

    @Override
    public ReadOutcome read(List<DigitCrop> digits, MeterSetup setup) {
        return RegisterReader.shipped().read(digits, setup);
    }

    @Override
    public MeterReader taught(TaughtLayers layers) {
        return RegisterReader.shipped().taught(layers);
    }

    @Override
    public Optional<Lesson> teach(DisplayKind display, List<MeterTuning.Example> examples) {
        return RegisterReader.shipped().teach(display, examples);
    }
}
