package io.mainswatch.ingest.picture;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.picture.PictureFiles;
import io.mainswatch.ingest.picture.reader.DigitCrop;
import io.mainswatch.ingest.picture.reader.DigitCrops;
import io.mainswatch.ingest.picture.reader.MeterReader;
import io.mainswatch.ingest.picture.reader.MeterSetup;
import io.mainswatch.ingest.picture.reader.ReadOutcome;
import io.mainswatch.ingest.picture.reader.ReferencePicture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads stored pictures. Blocks: only ever used on a worker. Safe on several of them. */
final class Darkroom {
    /** A reference is some megabytes when decoded: the few cameras of a home, no more. */
    private static final int MOST_AT_HAND = 4;

    private final MeterReader reader;
    private final PictureFiles files;
    private final Shelf<ReferencePicture> references = new Shelf<>(MOST_AT_HAND);
    private final Shelf<MeterReader> readers = new Shelf<>(MOST_AT_HAND);

    Darkroom(MeterReader reader, PictureFiles files) {
        this.reader = reader;
        this.files = files;
    }

    /**
     * What a stored picture says.
     *
     * @param referenceName the file in which the boxes were drawn
     */
    Developed develop(String fileName, MeterInForce meter, String referenceName) throws IOException {
        var image = files.get(fileName);
        return new Developed(image, readerOf(meter).read(image, meter.setup(), reference(referenceName)));
    }

    /** A picture and what was read from it. */
    @SuppressWarnings("ArrayRecordComponent") // a whole picture: never copied, never compared
    record Developed(byte[] image, ReadOutcome outcome) {}

    /**
     * What the digits say that are left of a picture.
     *
     * @param cutBy the set-up they were cut by
     * @return empty where the meter's boxes do not lie in them
     */
    Optional<ReadOutcome> developCrops(PictureRow picture, MeterSetup cutBy, MeterInForce meter) throws IOException {
        var own = readerOf(meter);
        return crops(picture, cutBy, meter.setup()).map(digits -> own.read(digits, meter.setup()));
    }

    /** The digits that are left of a picture; empty where the set-up's boxes do not lie in them. */
    Optional<List<DigitCrop>> crops(PictureRow picture, MeterSetup cutBy, MeterSetup setup) throws IOException {
        var crops = new ArrayList<byte[]>();
        for (int digit = 0; digit < picture.crops(); digit++) {
            crops.add(files.get(picture.cropName(digit)));
        }
        return DigitCrops.open(crops, cutBy, setup);
    }

    /** The digits of a picture that is kept whole; none where the meter is not found in it. */
    List<DigitCrop> cut(PictureRow picture, MeterSetup setup, String referenceName) throws IOException {
        try {
            var crops = DigitCrops.cut(files.get(picture.fileName()), setup, reference(referenceName));
            return DigitCrops.open(crops, setup, setup).orElse(List.of());
        } catch (Failure damaged) {
            return List.of();
        }
    }

    /** Cuts the digits out and stores them. */
    Kept keepCrops(String fileName, byte[] image, MeterSetup setup, String referenceName) throws IOException {
        long bytes = 0;
        var crops = DigitCrops.cut(image, setup, reference(referenceName));
        for (int digit = 0; digit < crops.size(); digit++) {
            files.put(PictureRow.cropName(fileName, digit), crops.get(digit));
            bytes += crops.get(digit).length;
        }
        return new Kept(crops.size(), bytes);
    }

    /** The same of a picture whose digits were cut out before, by a set-up that may have had more of them. */
    Kept renewCrops(PictureRow picture, MeterSetup setup, String referenceName) throws IOException {
        var kept = keepCrops(picture.fileName(), files.get(picture.fileName()), setup, referenceName);
        for (int digit = kept.crops(); digit < picture.crops(); digit++) {
            files.delete(picture.cropName(digit));
        }
        return kept;
    }

    /** How many crops of a picture are in the store now, and what they take. */
    record Kept(int crops, long bytes) {}

    MeterReader reader() {
        return reader;
    }

    private MeterReader readerOf(MeterInForce meter) throws IOException {
        var taught = meter.taught();
        return taught == null ? reader : readers.get(taught.id(), id -> reader.taught(taught.layers()));
    }

    private ReferencePicture reference(String name) throws IOException {
        return references.get(name, wanted -> {
            try {
                return ReferencePicture.of(files.get(wanted));
            } catch (Failure damaged) {
                throw new IOException("the reference picture is damaged", damaged);
            }
        });
    }
}
