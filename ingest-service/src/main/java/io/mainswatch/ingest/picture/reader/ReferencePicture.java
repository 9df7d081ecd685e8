package io.mainswatch.ingest.picture.reader;

/**
 * The picture in which a set-up's boxes were drawn. Keep it as long as the set-up: making one decodes a picture.
 *
 * @param raw the picture as the camera took it, neither mirrored nor turned yet
 */
public record ReferencePicture(GreyPicture raw) {
    /**
     * Decodes the reference picture.
     *
     * @throws io.mainswatch.common.failure.Failure when it is no picture we take
     */
    public static ReferencePicture of(byte[] image) {
        return new ReferencePicture(Pictures.decode(image));
    }
}
