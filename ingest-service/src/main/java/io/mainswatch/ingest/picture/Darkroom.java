package io.mainswatch.ingest.picture;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.picture.PictureFiles;
import io.mainswatch.ingest.picture.reader.MeterReader;
import io.mainswatch.ingest.picture.reader.MeterSetup;
import io.mainswatch.ingest.picture.reader.ReadOutcome;
import io.mainswatch.ingest.picture.reader.ReferencePicture;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads stored pictures. Blocks: only ever used on a worker. Safe on several of them. */
final class Darkroom {
    private static final int MOST_REFERENCES = 4;

    private final MeterReader reader;
    private final PictureFiles files;
    /** A reference is some megabytes when decoded: the few cameras of a home, no more. */
    private final Map<String, ReferencePicture> references =
            Collections.synchronizedMap(new LinkedHashMap<>(MOST_REFERENCES * 2, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, ReferencePicture> eldest) {
                    return size() > MOST_REFERENCES;
                }
            });

    Darkroom(MeterReader reader, PictureFiles files) {
        this.reader = reader;
        this.files = files;
    }

    /**
     * What a stored picture says.
     *
     * @param referenceName the file in which the boxes were drawn
     */
    Developed develop(String fileName, MeterSetup setup, String referenceName) throws IOException {
        var image = files.get(fileName);
        return new Developed(image, reader.read(image, setup, reference(referenceName)));
    }

    /** Cuts the digits out, stores them, and answers how many bytes they take. */
    long keepCrops(String fileName, byte[] image, MeterSetup setup) throws IOException {
        long bytes = 0;
        int digit = 0;
        for (byte[] crop : Crops.cut(image, setup)) {
            files.put(PictureRow.cropName(fileName, digit++), crop);
            bytes += crop.length;
        }
        return bytes;
    }

    /** A picture and what was read from it. */
    @SuppressWarnings("ArrayRecordComponent") // a whole picture: never copied, never compared
    record Developed(byte[] image, ReadOutcome outcome) {}

    private ReferencePicture reference(String name) throws IOException {
        var known = references.get(name);
        if (known != null) {
            return known;
        }
        try {
            var reference = ReferencePicture.of(files.get(name));
            references.put(name, reference);
            return reference;
        } catch (Failure damaged) {
            throw new IOException("the reference picture is damaged", damaged);
        }
    }
}
