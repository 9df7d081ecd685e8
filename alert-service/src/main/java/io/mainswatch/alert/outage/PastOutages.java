package io.mainswatch.alert.outage;

import io.mainswatch.alert.outage.ReturnEvidence.Beat;
import io.mainswatch.alert.supply.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Power cuts of the past, found in what was stored later. Pure. A gap in the words of all mains devices is a cut only
 * where a witness's beat dated inside it says that it was not being charged: silence alone is no evidence.
 */
public final class PastOutages {
    private PastOutages() {}

    /** A cut that was. */
    public record Cut(Instant startedAt, Instant endedAt, List<Evidence> evidence) {}

    /** @param beats every beat of a witness that knows of its charger, in any order */
    public static List<Cut> find(List<Gap> gaps, List<Beat> beats) {
        var inOrder = beats.stream().sorted(Comparator.comparing(Beat::at)).toList();
        var cuts = new ArrayList<Cut>();
        int next = 0;
        for (var gap : gaps.stream().sorted(Comparator.comparing(Gap::from)).toList()) {
            while (next < inOrder.size() && !inOrder.get(next).at().isAfter(gap.from())) {
                next++;
            }
            int end = next;
            while (end < inOrder.size() && gap.contains(inOrder.get(end).at())) {
                end++;
            }
            cut(gap, inOrder.subList(next, end), cuts);
        }
        return cuts;
    }

    private static void cut(Gap gap, List<Beat> inside, List<Cut> cuts) {
        var without = inside.stream().filter(beat -> !beat.charging()).toList();
        if (without.isEmpty()) {
            return;
        }
        var first = without.get(0);
        var last = without.get(without.size() - 1);
        var start = inside.stream()
                .filter(beat -> beat.charging() && beat.at().isBefore(first.at()))
                .map(Beat::at)
                .max(Instant::compareTo)
                .orElse(gap.from());
        var end = inside.stream()
                .filter(beat -> beat.charging() && beat.at().isAfter(last.at()))
                .map(Beat::at)
                .min(Instant::compareTo)
                .orElse(gap.to());
        cuts.add(new Cut(
                start,
                end,
                List.of(
                        new Evidence(gap.from(), "mainswatch", "last word of the mains devices"),
                        new Evidence(first.at(), first.device(), "a beat says that it was not charging"),
                        new Evidence(gap.to(), "mainswatch", "the mains devices speak again"))));
    }
}
