package io.mainswatch.ingest.picture.reader;

import io.mainswatch.common.security.Secrets;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A meter's own last layers as bytes. They belong to one kind of display, and to exactly the networks they were taught to:
 * the first bytes are a hash of these. A program with other networks does without them.
 *
 * @param bytes not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // made once, compared by id
public record TaughtLayers(byte[] bytes) {
    private static final int HASH_BYTES = 8;

    static TaughtLayers of(DigitReader taught, DigitReader shipped, DisplayKind display) {
        byte[] heads = NetworkFile.writeHeads(taught, display);
        return new TaughtLayers(ByteBuffer.allocate(HASH_BYTES + 1 + heads.length)
                .put(hash(shipped))
                .put((byte) display.ordinal())
                .put(heads)
                .array());
    }

    /** Names them: the same bytes have the same id. */
    public String id() {
        return HexFormat.of().formatHex(Secrets.sha256(bytes), 0, HASH_BYTES);
    }

    /** The reader with these layers; empty where they do not belong to its networks. */
    Optional<DigitReader> on(DigitReader shipped) {
        if (bytes.length <= HASH_BYTES || !Arrays.equals(bytes, 0, HASH_BYTES, hash(shipped), 0, HASH_BYTES)) {
            return Optional.empty();
        }
        var display = DisplayKind.values()[bytes[HASH_BYTES]];
        byte[] heads = Arrays.copyOfRange(bytes, HASH_BYTES + 1, bytes.length);
        return Optional.of(NetworkFile.readHeads(heads, shipped, display));
    }

    private static byte[] hash(DigitReader reader) {
        return Arrays.copyOf(Secrets.sha256(NetworkFile.write(reader.networks())), HASH_BYTES);
    }
}
