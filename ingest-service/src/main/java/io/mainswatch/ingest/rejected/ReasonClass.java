package io.mainswatch.ingest.rejected;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Sorts reasons, which are free text, into a handful of labels for a metric. */
enum ReasonClass {
    CONFLICT,
    CREDENTIALS,
    TOPIC,
    SIZE,
    TIME,
    FORM,
    OTHER;

    /** In this order: the first word found decides. */
    private static final Map<String, ReasonClass> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("conflict", CONFLICT);
        WORDS.put("x-timestamp", TIME);
        WORDS.put("claim code", CREDENTIALS);
        WORDS.put("signature", CREDENTIALS);
        WORDS.put("password", CREDENTIALS);
        WORDS.put("secret", CREDENTIALS);
        WORDS.put("unknown device", CREDENTIALS);
        WORDS.put("ping key", CREDENTIALS);
        WORDS.put("token", CREDENTIALS);
        WORDS.put("address", CREDENTIALS);
        WORDS.put("topic", TOPIC);
        WORDS.put("too large", SIZE);
        WORDS.put("bytes", SIZE);
        WORDS.put("clock", TIME);
        WORDS.put("expected", FORM);
        WORDS.put("unknown field", FORM);
        WORDS.put("json", FORM);
    }

    static ReasonClass of(String reason) {
        var lower = reason.toLowerCase(Locale.ROOT);
        return WORDS.entrySet().stream()
                .filter(word -> lower.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OTHER);
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
