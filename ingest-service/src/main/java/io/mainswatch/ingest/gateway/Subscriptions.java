package io.mainswatch.ingest.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one client asked for. */
final class Subscriptions {
    static final int NONE = -1;
    private static final int MOST = 100;

    private final Map<String, Wish> byText = new LinkedHashMap<>();

    private record Wish(TopicFilter filter, int qos) {}

    /** Whether there was room for it. */
    boolean add(TopicFilter filter, int qos) {
        if (byText.size() >= MOST && !byText.containsKey(filter.text())) {
            return false;
        }
        byText.put(filter.text(), new Wish(filter, qos));
        return true;
    }

    @Nullable
    TopicFilter remove(String text) {
        var wish = byText.remove(text);
        return wish == null ? null : wish.filter();
    }

    List<TopicFilter> all() {
        return byText.values().stream().map(Wish::filter).toList();
    }

    boolean isEmpty() {
        return byText.isEmpty();
    }

    /** The highest QoS asked for this topic, or {@link #NONE}. */
    int qos(String topic) {
        int qos = NONE;
        for (var wish : byText.values()) {
            if (wish.qos() > qos && wish.filter().matches(topic)) {
                qos = wish.qos();
            }
        }
        return qos;
    }
}
