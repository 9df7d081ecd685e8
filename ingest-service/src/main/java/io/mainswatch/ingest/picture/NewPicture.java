package io.mainswatch.ingest.picture;

import io.mainswatch.common.picture.PictureForm;
import io.mainswatch.common.security.Secrets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * A picture that has passed the door.
 *
 * @param id the same for the same bytes of the same device, so that sending it again changes nothing
 * @param origin {@code camera} or {@code person}
 */
record NewPicture(
        String id,
        String homeId,
        String deviceId,
        String origin,
        Instant takenAt,
        byte[] sha256,
        PictureForm form,
        int bytes,
        String fileName) {
    private static final int ID_DIGITS = 32;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

    static NewPicture of(
            String homeId,
            String deviceId,
            String origin,
            Instant takenAt,
            byte[] sha256,
            PictureForm form,
            int bytes) {
        var hex = HexFormat.of();
        var id = hex.formatHex(Secrets.sha256(deviceId + "\n" + hex.formatHex(sha256)))
                .substring(0, ID_DIGITS);
        // A device's id may hold what some file systems do not take.
        var folder = deviceId.replace(':', '_');
        return new NewPicture(
                id,
                homeId,
                deviceId,
                origin,
                takenAt,
                sha256,
                form,
                bytes,
                folder + "/" + DAY.format(takenAt) + "/" + id + form.extension());
    }

    /** The same with its file under another name. */
    NewPicture at(String otherName) {
        return new NewPicture(id, homeId, deviceId, origin, takenAt, sha256, form, bytes, otherName);
    }

    String sha256Hex() {
        return HexFormat.of().formatHex(sha256);
    }
}
