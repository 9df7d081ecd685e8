package io.mainswatch.ingest.picture;

import io.mainswatch.common.bus.Sweeper;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.picture.PictureFiles;
import io.mainswatch.common.picture.PictureForm;
import io.mainswatch.common.security.Secrets;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Instant;

/**
 * Takes pictures in: checked before anything is decoded, written to the store, then noted in the database. Whoever is
 * answered may delete its copy. The same picture of the same device is stored once.
 */
public final class PictureIntake {
    private final Workshop workshop;
    private final PictureFiles files;
    private final PictureStore pictures;
    private final Sweeper reading;

    PictureIntake(Workshop workshop, PictureFiles files, PictureStore pictures, Sweeper reading) {
        this.workshop = workshop;
        this.files = files;
        this.pictures = pictures;
        this.reading = reading;
    }

    /**
     * What became of a picture.
     *
     * @param isNew false when it was stored before
     */
    public record Taken(String id, String sha256, boolean isNew) {}

    /**
     * Stores a camera's picture.
     *
     * @return fails as invalid for what is no whole picture within the limits, as unavailable when it cannot be stored now
     */
    public Future<Taken> take(String homeId, String deviceId, Instant takenAt, byte[] bytes) {
        return workshop.doOne(() -> kept(homeId, deviceId, takenAt, bytes))
                .compose(picture -> pictures.insert(picture)
                        .map(isNew -> new Taken(picture.id(), picture.sha256Hex(), isNew))
                        .onSuccess(taken -> reading.ring()));
    }

    private NewPicture kept(String homeId, String deviceId, Instant takenAt, byte[] bytes) {
        var form = PictureForm.of(bytes);
        var picture = NewPicture.of(homeId, deviceId, "camera", takenAt, Secrets.sha256(bytes), form, bytes.length);
        try {
            files.put(picture.fileName(), bytes);
            return picture;
        } catch (IOException e) {
            throw Failure.unavailable("the picture store does not take it, send it again", e);
        }
    }
}
