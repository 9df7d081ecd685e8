package io.mainswatch.common.config;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where camera pictures are kept, and how many.
 *
 * @param mostBytes all pictures together; beyond it the oldest go
 * @param backup a folder where each picture must be, verified, before it is deleted here; null: none is kept
 * @param s3 a bucket that holds the pictures instead of the home's folder, or null
 */
public record PictureSettings(
        long mostBytes, @Nullable Path backup, @Nullable S3 s3) {

    /**
     * An S3-compatible store.
     *
     * @param url {@code http(s)://host[:port]/bucket[/prefix]}, path-style
     */
    public record S3(URI url, String region, String accessKey, String secretKey) {
        @Override
        public String toString() {
            return "S3[" + url + ", " + region + "]";
        }
    }
}
