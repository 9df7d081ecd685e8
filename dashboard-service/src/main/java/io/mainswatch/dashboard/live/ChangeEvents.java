package io.mainswatch.dashboard.live;

import io.mainswatch.dashboard.live.LiveResources.Subject;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns changes into events, in their order; of several changes of one resource the last one counts. */
final class ChangeEvents {
    private final LiveResources resources;

    ChangeEvents(LiveResources resources) {
        this.resources = resources;
    }

    Future<List<LiveEvent>> of(List<Change> changes) {
        var last = new LinkedHashMap<Subject, Change>();
        for (Change change : changes) {
            last.remove(Subject.of(change));
            last.put(Subject.of(change), change);
        }
        return resources.find(last.keySet()).map(found -> events(last, found));
    }

    private static List<LiveEvent> events(Map<Subject, Change> last, Map<Subject, Object> found) {
        var events = new ArrayList<LiveEvent>();
        last.forEach((subject, change) -> {
            var resource = found.get(subject);
            if (resource != null) {
                events.add(LiveEvent.change(subject.kind(), change.homeId(), change.mark(), resource));
            } else if (subject.kind().equals("device")) {
                var removed = new Removed(subject.id(), change.homeId(), true);
                events.add(LiveEvent.change(subject.kind(), change.homeId(), change.mark(), removed));
            }
        });
        return events;
    }

    /** A device that is not there any more. */
    record Removed(String id, String homeId, boolean deleted) {}
}
