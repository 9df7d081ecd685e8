package io.mainswatch.ingest.picture.reader;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The networks the program is shipped with, read once when they are first needed. */
final class ShippedNetworks {
    private static final String WEIGHTS = "digits.bin";

    private ShippedNetworks() {}

    static DigitReader reader() {
        return Loaded.READER;
    }

    /** Initialised by the first who asks: a program that never reads a meter never loads it. */
    private static final class Loaded {
        private static final DigitReader READER = load();

        private static DigitReader load() {
            try (var in = ShippedNetworks.class.getResourceAsStream(WEIGHTS)) {
                if (in == null) {
                    throw new IllegalStateException("the archive holds no " + WEIGHTS);
                }
                return new DigitReader(NetworkFile.read(in.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
