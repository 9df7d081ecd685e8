package io.mainswatch.ingest.picture.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Fills digits that could not be read from what is known: only when exactly one filling is possible. */
final class Inference {
    /** With more unknown digits there is too much to choose from to call it knowledge. */
    private static final int MOST_UNKNOWN = 3;

    private Inference() {}

    /**
     * The one value of the register within the bounds.
     *
     * @param leastWattHours of the register, inclusive
     * @param mostWattHours of the register, inclusive
     */
    static OptionalDouble only(Frame frame, double unitWattHours, double leastWattHours, double mostWattHours) {
        var unknown = new ArrayList<Integer>();
        long known = 0;
        var glances = frame.glances();
        for (int place = 0; place < glances.size(); place++) {
            boolean sure = frame.isSure(glances.get(place));
            known = known * 10 + (sure ? glances.get(place).digit() : 0);
            if (!sure) {
                unknown.add(glances.size() - 1 - place);
            }
        }
        return unknown.size() > MOST_UNKNOWN
                ? OptionalDouble.empty()
                : onlyOne(fillings(known, unknown), unitWattHours, leastWattHours, mostWattHours);
    }

    private static OptionalDouble onlyOne(List<Long> counts, double unit, double least, double most) {
        var fitting = counts.stream()
                .mapToDouble(count -> count * unit)
                .filter(value -> value >= least - unit / 2 && value <= most + unit / 2)
                .toArray();
        return fitting.length == 1 ? OptionalDouble.of(fitting[0]) : OptionalDouble.empty();
    }

    /** @param places of the unknown digits, 0 being the last */
    private static List<Long> fillings(long known, List<Integer> places) {
        var counts = List.of(known);
        for (int place : places) {
            long step = Math.round(Math.pow(10, place));
            var more = new ArrayList<Long>();
            for (long count : counts) {
                for (int digit = 0; digit < 10; digit++) {
                    more.add(count + digit * step);
                }
            }
            counts = more;
        }
        return counts;
    }
}
