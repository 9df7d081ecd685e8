package io.mainswatch.common.picture;

import io.mainswatch.common.config.Settings;
import java.io.IOException;
import java.util.List;

/**
 * Where the bytes of pictures lie, by name. Every method blocks: call it on a worker. Writing the same bytes under the
 * same name again changes nothing, and so does deleting what is not there.
 */
public interface PictureFiles {
    /** Writes the file whole; when this returns it survives a power cut. */
    void put(String name, byte[] bytes) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when there is none of this name */
    byte[] get(String name) throws IOException;

    void delete(String name) throws IOException;

    /** The names of all files there are. */
    List<String> names() throws IOException;

    /** The bucket of the settings, or a folder in the home. */
    static PictureFiles of(Settings settings) {
        var s3 = settings.pictures().s3();
        return s3 == null ? new PictureFolder(settings.home().resolve("pictures")) : new PictureBucket(s3);
    }
}
