package io.mainswatch.dashboard.live;

import io.mainswatch.dashboard.api.DeviceView;
import io.mainswatch.dashboard.live.LiveResources.Subject;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Turns changes into events, in their order; of several changes of one resource in one home the last one counts. To the
 * home that a device was moved away from it is gone.
 */
final class ChangeEvents {
    private final LiveResources resources;

    ChangeEvents(LiveResources resources) {
        this.resources = resources;
    }

    Future<List<LiveEvent>> of(List<Change> changes) {
        var last = new LinkedHashMap<Place, Change>();
        for (Change change : changes) {
            last.remove(Place.of(change));
            last.put(Place.of(change), change);
        }
        var subjects = last.keySet().stream().map(Place::subject).collect(Collectors.toSet());
        return resources.find(subjects).map(found -> events(last.values(), found));
    }

    private static List<LiveEvent> events(Collection<Change> last, Map<Subject, Object> found) {
        var events = new ArrayList<LiveEvent>();
        last.forEach(change -> {
            var subject = Subject.of(change);
            var resource = found.get(subject);
            if (resource != null && !hasLeft(change.homeId(), resource)) {
                events.add(LiveEvent.change(subject.kind(), change.homeId(), change.mark(), resource));
            } else if (subject.kind().equals("device")) {
                var removed = new Removed(subject.id(), change.homeId(), true);
                events.add(LiveEvent.change(subject.kind(), change.homeId(), change.mark(), removed));
            }
        });
        return events;
    }

    private static boolean hasLeft(String homeId, Object resource) {
        if (resource instanceof DeviceView device) {
            return !device.homeId().equals(homeId);
        }
        return resource instanceof RelayReport report && !report.homeId().equals(homeId);
    }

    /** What changed, and in which home. */
    private record Place(Subject subject, String homeId) {
        static Place of(Change change) {
            return new Place(Subject.of(change), change.homeId());
        }
    }

    /** A device that is not there any more. */
    record Removed(String id, String homeId, boolean deleted) {}
}
