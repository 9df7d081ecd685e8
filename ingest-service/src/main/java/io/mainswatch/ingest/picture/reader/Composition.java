package io.mainswatch.ingest.picture.reader;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes one number of drums that each stand somewhere between two digits. A drum moves only while the next lower one goes
 * from 9 to 0, so from the lowest drum up its place is its digit plus what the lower drum has gone beyond 9. Near a wrap
 * and near the middle between two digits both possibilities are followed, and the number with the smallest sum of squared
 * differences is taken.
 */
public final class Composition {
    private static final double AMBIGUOUS = 0.2;
    private static final int LOWEST_REACH_TENTHS = 4;

    /** One digit read wrong may not outweigh all others. */
    private static final double MOST_COST = 0.3;

    private static final double LEAST_WEIGHT = 0.05;

    private final List<Double> positions;
    private final List<Double> weights;
    private final int[] digits;
    private final double[] residuals;
    private int[] bestDigits;
    private double[] bestResiduals;
    private double bestCost = Double.POSITIVE_INFINITY;
    private int bestTenths;

    private Composition(List<Double> positions, List<Double> weights) {
        this.positions = positions;
        this.weights = weights;
        this.digits = new int[positions.size()];
        this.residuals = new double[positions.size()];
        this.bestDigits = digits.clone();
        this.bestResiduals = residuals.clone();
    }

    /**
     * A number and how well the drums agree on it.
     *
     * @param countTenths the whole register in tenths of its lowest digit
     * @param digits from left to right, 0 to 9
     * @param residuals each drum's place less the expected one, -5 to 5
     */
    public record Number(long countTenths, List<Integer> digits, List<Double> residuals) {
        /** The root mean square of the residuals. */
        public double residual() {
            return Math.sqrt(
                    residuals.stream().mapToDouble(r -> r * r).average().orElse(0));
        }
    }

    /**
     * The number that fits best.
     *
     * @param positions from left to right, 0 to 10, freed of the drums' own offsets
     * @param confidences how far each is to be believed, 0 to 1
     */
    public static Number drums(List<Double> positions, List<Double> confidences) {
        var composition = new Composition(
                positions,
                confidences.stream().map(c -> Math.max(LEAST_WEIGHT, c)).toList());
        composition.followLowest();
        return composition.number();
    }

    private void followLowest() {
        int lowest = positions.size() - 1;
        int seen = (int) Math.round(positions.get(lowest) * 10);
        for (int off = -LOWEST_REACH_TENTHS; off <= LOWEST_REACH_TENTHS; off++) {
            int tenths = Math.floorMod(seen + off, 100);
            digits[lowest] = tenths / 10;
            residuals[lowest] = around(positions.get(lowest) - tenths / 10.0);
            follow(lowest - 1, tenths / 10.0, cost(lowest), tenths);
        }
    }

    private double cost(int drum) {
        double residual = residuals[drum];
        return weights.get(drum) * Math.min(MOST_COST, residual * residual);
    }

    private void follow(int drum, double lower, double cost, int tenths) {
        if (cost >= bestCost) {
            return;
        }
        if (drum < 0) {
            bestCost = cost;
            bestTenths = tenths % 10;
            bestDigits = digits.clone();
            bestResiduals = residuals.clone();
            return;
        }
        double carry = Math.max(0, lower - 9);
        double place = positions.get(drum) - carry;
        int nearest = (int) Math.round(place);
        take(drum, nearest, carry, cost, tenths);
        double off = place - nearest;
        if (Math.abs(off) > AMBIGUOUS) {
            take(drum, nearest + (off > 0 ? 1 : -1), carry, cost, tenths);
        }
    }

    private void take(int drum, int digit, double carry, double cost, int tenths) {
        digits[drum] = Math.floorMod(digit, 10);
        residuals[drum] = around(positions.get(drum) - digits[drum] - carry);
        follow(drum - 1, digits[drum] + carry, cost + cost(drum), tenths);
    }

    private static double around(double difference) {
        return Math.IEEEremainder(difference, 10);
    }

    private Number number() {
        long count = 0;
        var whole = new ArrayList<Integer>();
        var left = new ArrayList<Double>();
        for (int i = 0; i < bestDigits.length; i++) {
            count = count * 10 + bestDigits[i];
            whole.add(bestDigits[i]);
            left.add(bestResiduals[i]);
        }
        return new Number(count * 10 + bestTenths, whole, left);
    }

    /**
     * An LCD's number: each digit for itself, blank places before the first digit as noughts.
     *
     * @param positions NaN for a blank place
     */
    public static Number lcd(List<Double> positions) {
        long count = 0;
        var whole = new ArrayList<Integer>();
        var left = new ArrayList<Double>();
        for (double position : positions) {
            double seen = Double.isNaN(position) ? 0 : position;
            int digit = Math.floorMod((int) Math.round(seen), 10);
            count = count * 10 + digit;
            whole.add(digit);
            left.add(around(seen - digit));
        }
        return new Number(count * 10, whole, left);
    }
}
