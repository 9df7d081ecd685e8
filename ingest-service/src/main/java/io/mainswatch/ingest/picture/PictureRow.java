package io.mainswatch.ingest.picture;

import java.time.Instant;

/**
 * Metadata of a stored picture.
 *
 * @param fileName of the whole picture in the store
 * @param kept {@code whole}, {@code crops} or {@code nothing}
 */
record PictureRow(String id, String homeId, String deviceId, Instant takenAt, String fileName, String kept, int crops) {
    /** The name of one digit's crop. */
    String cropName(int digit) {
        return cropName(fileName, digit);
    }

    static String cropName(String fileName, int digit) {
        return fileName.substring(0, fileName.lastIndexOf('.')) + "-c" + digit + ".png";
    }
}
