package io.mainswatch.ingest.picture;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The few things used last, by name. What is not there is made; two workers may make the same at the same time. */
final class Shelf<T> {
    private static final float USUAL_LOAD = 0.75f;

    private final int most;
    private final LinkedHashMap<String, T> things;

    Shelf(int most) {
        this.most = most;
        this.things = new LinkedHashMap<>(2 * most, USUAL_LOAD, true);
    }

    /** Makes a thing of this name. */
    interface Maker<T> {
        T make(String name) throws IOException;
    }

    T get(String name, Maker<T> maker) throws IOException {
        synchronized (things) {
            var known = things.get(name);
            if (known != null) {
                return known;
            }
        }
        var made = maker.make(name);
        synchronized (things) {
            things.put(name, made);
            while (things.size() > most) {
                Map.Entry<String, T> oldest = things.entrySet().iterator().next();
                things.remove(oldest.getKey());
            }
        }
        return made;
    }
}
