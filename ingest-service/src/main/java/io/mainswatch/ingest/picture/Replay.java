package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mainswatch.ingest.picture.judge.Believed;
import io.mainswatch.ingest.picture.judge.Frame;
import io.mainswatch.ingest.picture.judge.MeterState;
import io.mainswatch.ingest.picture.judge.Published;
import io.mainswatch.ingest.picture.judge.Ruling;
import io.mainswatch.ingest.picture.judge.Verdict;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an archive says with another set-up, collected picture by picture in the order of their time. */
final class Replay {
    private static final int MOST_ITEMS = 200;

    private final MeterInForce meter;
    private final List<PictureRow> pictures = new ArrayList<>();
    private final Map<String, Again> again = new HashMap<>();
    private final List<Frame> frames = new ArrayList<>();
    private final Map<String, Ruling> rulings = new HashMap<>();
    private final Map<String, Published> published = new HashMap<>();
    private MeterState end = MeterState.EMPTY;

    Replay(MeterInForce meter) {
        this.meter = meter;
    }

    /** A picture that could be read. */
    record Again(PictureRow picture, Seen seen) {}

    /** What was made of a picture before. */
    record Before(@Nullable Double wattHours, @Nullable String verdict) {
        static final Before NOTHING = new Before(null, null);
    }

    MeterInForce meter() {
        return meter;
    }

    /** The same once it is saved. */
    MeterInForce meter(long setupId) {
        return new MeterInForce(setupId, meter.setup(), meter.supply(), meter.pictureId());
    }

    void add(PictureRow picture, Optional<Seen> seen) {
        pictures.add(picture);
        seen.ifPresent(one -> {
            again.put(picture.id(), new Again(picture, one));
            frames.add(Sight.frame(picture, one, meter));
        });
    }

    List<Frame> frames() {
        return frames;
    }

    void ruled(Frame frame, Ruling ruling) {
        rulings.put(frame.ref(), ruling);
        ruling.published().forEach(one -> published.put(one.ref(), one));
        ruling.withdrawn().forEach(one -> published.remove(one.ref()));
        end = ruling.next();
    }

    /** The pictures that could be read, in the order of their time. */
    List<Again> verdicts() {
        return frames.stream()
                .map(frame -> Objects.requireNonNull(again.get(frame.ref())))
                .toList();
    }

    List<String> pictureIds() {
        return pictures.stream().map(PictureRow::id).toList();
    }

    /** What was published of the picture goes, and what the replay made of it comes. */
    Ruling replacing(MeterState state, Again one) {
        var ref = one.picture().id();
        var at = one.picture().takenAt();
        var ruling = Objects.requireNonNull(rulings.get(ref));
        var comes = Optional.ofNullable(published.get(ref));
        var gone = new Believed(ref, at, 0);
        return new Ruling(
                comes.map(Published::verdict).orElse(unpublished(ruling.verdict())),
                comes.map(Published::wattHours).orElse(ruling.wattHours()),
                comes.map(Published::reason).orElse(ruling.reason()),
                comes.map(List::of).orElse(List.of()),
                List.of(gone),
                List.of(),
                Optional.empty(),
                isLast(ref) ? continued(state) : state);
    }

    /** For a person: the newest pictures of which something else is made now. */
    ObjectNode answer(Map<String, Before> before, boolean applied) {
        var answer = JsonNodeFactory.instance
                .objectNode()
                .put("pictures", pictures.size())
                .put("read", frames.size())
                .put("refused", pictures.size() - frames.size());
        var items = answer.arrayNode();
        int changed = 0;
        for (int i = pictures.size() - 1; i >= 0; i--) {
            var was = before.getOrDefault(pictures.get(i).id(), Before.NOTHING);
            var is = after(pictures.get(i).id());
            if (!is.equals(was) && ++changed <= MOST_ITEMS) {
                items.addObject()
                        .put("pictureId", pictures.get(i).id())
                        .put("at", pictures.get(i).takenAt().toString())
                        .put("oldWh", was.wattHours())
                        .put("oldVerdict", was.verdict())
                        .put("newWh", is.wattHours())
                        .put("newVerdict", is.verdict());
            }
        }
        answer.put("changed", changed).put("applied", applied).set("items", items);
        return answer;
    }

    private Before after(String ref) {
        var ruling = rulings.get(ref);
        if (ruling == null) {
            return Before.NOTHING;
        }
        var comes = published.get(ref);
        return comes == null
                ? new Before(null, unpublished(ruling.verdict()).wire())
                : new Before(comes.wattHours(), comes.verdict().wire());
    }

    /** It was published and then withdrawn within the replay. */
    private static Verdict unpublished(Verdict verdict) {
        return verdict == Verdict.HELD ? Verdict.HELD : Verdict.REJECTED;
    }

    private boolean isLast(String ref) {
        return frames.get(frames.size() - 1).ref().equals(ref);
    }

    /** What was believed of later pictures meanwhile stays. */
    private MeterState continued(MeterState state) {
        var later = end.last()
                .map(last -> state.believed().stream()
                        .filter(one -> one.at().isAfter(last.at()))
                        .toList())
                .orElse(List.of());
        return later.isEmpty() ? end : end.believing(later, end.offsetWattHours());
    }
}
