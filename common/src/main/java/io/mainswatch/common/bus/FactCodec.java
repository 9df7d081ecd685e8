package io.mainswatch.common.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mainswatch.common.http.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.io.IOException;

/**
 * Facts as {@code <type name length, 1 byte><type name><length, 4 bytes><JSON>}. Unknown fields are ignored, so a newer
 * service may say more than an older one understands. Between services of one process the record itself is handed over.
 */
final class FactCodec implements MessageCodec<Record, Record> {
    static final String NAME = "fact";
    private static final int LARGEST = 4_096;

    @Override
    public void encodeToWire(Buffer buffer, Record fact) {
        try {
            byte[] type = fact.getClass().getSimpleName().getBytes(UTF_8);
            byte[] json = Json.MAPPER.writeValueAsBytes(fact);
            if (json.length > LARGEST) {
                throw new IllegalArgumentException("a fact has at most " + LARGEST + " bytes");
            }
            buffer.appendByte((byte) type.length).appendBytes(type);
            buffer.appendInt(json.length).appendBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a fact must be plain JSON: " + fact.getClass(), e);
        }
    }

    @Override
    public Record decodeFromWire(int position, Buffer buffer) {
        int typeLength = buffer.getUnsignedByte(position);
        int jsonAt = position + 1 + typeLength;
        var type = Addresses.TYPES.get(buffer.getString(position + 1, jsonAt));
        if (type == null) {
            throw new IllegalArgumentException("a fact of a type this program does not know");
        }
        int jsonLength = buffer.getInt(jsonAt);
        try {
            return Json.MAPPER.readValue(buffer.getBytes(jsonAt + 4, jsonAt + 4 + jsonLength), type);
        } catch (IOException e) {
            throw new IllegalArgumentException("a fact that is not readable", e);
        }
    }

    @Override
    public Record transform(Record fact) {
        return fact;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
