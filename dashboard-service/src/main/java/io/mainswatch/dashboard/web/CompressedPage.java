package io.mainswatch.dashboard.web;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;

/**
 * Run by the build: writes each file of the page as brotli among the classes, under the digest of its content, so that
 * an old one can never be taken for a new one. Its smallest form takes seconds, which no start should wait for.
 */
final class CompressedPage {
    private static final int SMALLEST = 11;
    private static final int WINDOW_BITS = 22;

    private CompressedPage() {}

    /** @param arguments the folder of the classes */
    public static void main(String[] arguments) throws IOException {
        // A machine that the encoder was not made for builds a page that is served as gzip alone.
        if (Brotli4jLoader.isAvailable()) {
            write(Path.of(arguments[0]));
        }
    }

    private static void write(Path classes) throws IOException {
        var wanted = new HashSet<Path>();
        for (var asset : WebAssets.load().all().toList()) {
            var file = classes.resolve(Asset.brotliPath(asset.plain().getBytes()));
            Files.createDirectories(file.getParent());
            wanted.add(file);
            if (!Files.exists(file)) {
                Files.write(file, compressed(asset.plain().getBytes()));
            }
        }
        try (var files = Files.list(classes.resolve(Asset.BROTLI))) {
            for (var old : files.filter(file -> !wanted.contains(file)).toList()) {
                Files.delete(old);
            }
        }
    }

    private static byte[] compressed(byte[] content) throws IOException {
        return Encoder.compress(
                content, new Encoder.Parameters().setQuality(SMALLEST).setWindow(WINDOW_BITS));
    }
}
