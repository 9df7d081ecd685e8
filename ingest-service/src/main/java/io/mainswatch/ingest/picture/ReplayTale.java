package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mainswatch.ingest.picture.Replay.Again;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;

/** What a replay came to, for a person: how many pictures, and the newest of which something else is made now. */
final class ReplayTale {
    private static final int MOST_ITEMS = 200;

    private final Deque<Again> newest = new ArrayDeque<>();
    private int pictures;
    private int read;
    private int changed;
    private int left;

    /** Nothing is kept of it that this set-up could read: it stays as it is. */
    void leave() {
        left++;
    }

    void add(Again again) {
        pictures++;
        read += again.seen() == null ? 0 : 1;
        if (again.after().isLike(again.archived().before())) {
            return;
        }
        changed++;
        newest.addFirst(again);
        if (newest.size() > MOST_ITEMS) {
            newest.removeLast();
        }
    }

    ObjectNode answer(boolean applied) {
        var answer = JsonNodeFactory.instance
                .objectNode()
                .put("pictures", pictures)
                .put("read", read)
                .put("refused", pictures - read)
                .put("left", left)
                .put("changed", changed)
                .put("applied", applied);
        var items = answer.putArray("items");
        var inOrder = newest.stream()
                .sorted(Comparator.comparing((Again again) -> again.archived().at())
                        .reversed())
                .toList();
        for (var again : inOrder) {
            var was = again.archived().before();
            var is = again.after();
            items.addObject()
                    .put("pictureId", again.archived().picture().id())
                    .put("at", again.archived().at().toString())
                    .put("oldWh", was.wattHours())
                    .put("oldVerdict", was.verdict())
                    .put("newWh", is.wattHours())
                    .put("newVerdict", is.verdict());
        }
        return answer;
    }
}
