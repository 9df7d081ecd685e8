package io.mainswatch.ingest.picture.reader;

/** Reads a meter's register off a picture. Takes up to some hundred milliseconds: never on an event loop. */
@FunctionalInterface
public interface MeterReader {
    /**
     * What the picture says. Nothing about the picture makes this throw: what cannot be read is refused with its reason.
     *
     * @param image a file as it came from the camera
     * @param setup the meter
     * @param reference the picture in which the set-up's boxes were drawn
     */
    ReadOutcome read(byte[] image, MeterSetup setup, ReferencePicture reference);
}
