package io.mainswatch.ingest.http;

import io.mainswatch.ingest.protocol.NumberRange;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a device numbers one record: {@code boot} and {@code seq}, or {@code seqFrom} to {@code seqTo} of a thinned one. */
final class RecordNumbers {
    private final Map<ReadingField, Long> numbers = new EnumMap<>(ReadingField.class);

    void forget() {
        numbers.clear();
    }

    void take(ReadingField field, long value) {
        numbers.put(field, value);
    }

    /** What is wrong with the numbers, or null. */
    @Nullable
    String objection() {
        boolean isRange = has(ReadingField.SEQ_FROM) || has(ReadingField.SEQ_TO);
        if (has(ReadingField.SEQ_FROM) != has(ReadingField.SEQ_TO)) {
            return "seqFrom and seqTo: expected both or neither";
        }
        if (isRange && has(ReadingField.SEQ)) {
            return "seq and seqFrom: expected one of the two";
        }
        if (has(ReadingField.BOOT) != (isRange || has(ReadingField.SEQ))) {
            return isRange ? "seqFrom and seqTo: expected boot with them" : "boot and seq: expected both or neither";
        }
        return first() > last() ? "seqFrom: " + first() + ", expected at most seqTo, which is " + last() : null;
    }

    boolean areGiven() {
        return has(ReadingField.BOOT);
    }

    long boot() {
        return get(ReadingField.BOOT);
    }

    long first() {
        return has(ReadingField.SEQ_FROM) ? get(ReadingField.SEQ_FROM) : get(ReadingField.SEQ);
    }

    long last() {
        return has(ReadingField.SEQ_TO) ? get(ReadingField.SEQ_TO) : get(ReadingField.SEQ);
    }

    /** Null when the record is not numbered, or not understandably. */
    @Nullable
    NumberRange range(int channel) {
        return areGiven() && objection() == null ? new NumberRange(channel, boot(), first(), last()) : null;
    }

    private boolean has(ReadingField field) {
        return numbers.containsKey(field);
    }

    private long get(ReadingField field) {
        return numbers.getOrDefault(field, 0L);
    }
}
