package io.mainswatch.ingest.picture.judge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The trellis: among recent candidates the longest chain that ends in the latest one, each link a step a register could
 * have made. A stray misreading in between breaks no chain.
 */
final class Chain {
    private Chain() {}

    /** The chain in the order of its time; of those of one length, the one with the nearest links. */
    static List<Candidate> endingIn(Candidate newest, List<Candidate> earlier, MeterLimits limits) {
        var all = new ArrayList<>(earlier);
        all.add(newest);
        all.sort(Comparator.comparing(Candidate::at));
        int[] length = new int[all.size()];
        int[] link = new int[all.size()];
        for (int i = 0; i < all.size(); i++) {
            length[i] = 1;
            link[i] = -1;
            for (int before = i - 1; before >= 0; before--) {
                if (length[before] + 1 > length[i] && agree(all.get(before), all.get(i), limits)) {
                    length[i] = length[before] + 1;
                    link[i] = before;
                }
            }
        }
        var chain = new ArrayList<Candidate>();
        for (int at = all.size() - 1; at >= 0; at = link[at]) {
            chain.add(all.get(at));
        }
        Collections.reverse(chain);
        return chain;
    }

    static boolean agree(Candidate earlier, Candidate later, MeterLimits limits) {
        return limits.allows(earlier.at(), earlier.wattHours(), later.at(), later.wattHours());
    }
}
