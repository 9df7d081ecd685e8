package io.mainswatch.ingest.device;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** At most so many entries; the one unused for longest makes room. Safe on every thread. */
final class BoundedCache<K, V> {
    private final Map<K, V> entries;

    BoundedCache(int most) {
        this.entries = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    synchronized @Nullable V get(K key) {
        return entries.get(key);
    }

    /** Returns what was there before. */
    synchronized @Nullable V put(K key, V value) {
        return entries.put(key, value);
    }

    /** Returns what was there. */
    synchronized @Nullable V remove(K key) {
        return entries.remove(key);
    }

    synchronized List<V> values() {
        return List.copyOf(entries.values());
    }

    synchronized List<K> keys() {
        return List.copyOf(entries.keySet());
    }
}
