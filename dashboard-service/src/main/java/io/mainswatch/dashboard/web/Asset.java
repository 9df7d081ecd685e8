package io.mainswatch.dashboard.web;

import io.mainswatch.common.security.Secrets;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One file of the page, ready to be sent: its bytes never change while the program runs.
 *
 * @param gzip the same content compressed as far as it goes, since that is done once
 * @param brotli the same content as the build compressed it, or null where it was built without the encoder
 */
record Asset(
        String mediaType,
        Buffer plain,
        Buffer gzip,
        @Nullable Buffer brotli) {
    /** Where the build puts what {@link CompressedPage} makes. */
    static final String BROTLI = "web-brotli";

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webmanifest", "application/manifest+json");

    /** @param path its ending decides the media type */
    static Asset of(String path, byte[] content) {
        var mediaType = MEDIA_TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (mediaType == null) {
            throw new IllegalArgumentException("no media type is known for " + path);
        }
        return new Asset(
                mediaType,
                Buffer.buffer(content),
                Buffer.buffer(compressed(content)),
                ClassPathFile.find(brotliPath(content)).map(Buffer::buffer).orElse(null));
    }

    /** Where the compressed form of exactly this content lies on the class path. */
    static String brotliPath(byte[] content) {
        return BROTLI + "/" + HexFormat.of().formatHex(Secrets.sha256(content)) + ".br";
    }

    private static byte[] compressed(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new SmallestGzip(bytes)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static final class SmallestGzip extends GZIPOutputStream {
        SmallestGzip(ByteArrayOutputStream bytes) throws IOException {
            super(bytes);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
