package io.mainswatch.ingest.picture.reader;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** What a picture of a meter says: a reading, or the reason why there is none. */
public sealed interface ReadOutcome {
    /**
     * A reading.
     *
     * @param digits from left to right
     * @param countTenths the register as one whole number, in tenths of its last digit: 036109.7 with the last drum just
     *     past the 7 is 3610971. An LCD's last figure here is 0.
     * @param register unit and decimals
     * @param residual the root mean square of the digits' residuals in digits: 0 is a register in perfect order
     * @param confidence that of the least certain digit, 0 to 1
     * @param alignment how well the marks were found again, 0 to 1; 1 where there are none
     */
    record Seen(
            List<SeenDigit> digits,
            long countTenths,
            Register register,
            double residual,
            double confidence,
            double alignment)
            implements ReadOutcome {
        /** How near before its place a last drum may stand and already be read as there, in tenths of a digit. */
        private static final int NEARLY_TENTHS = 2;

        public Seen {
            digits = List.copyOf(digits);
        }

        /** Whether every digit reaches this confidence. */
        public boolean sure(double threshold) {
            return confidence >= threshold;
        }

        /** The digits as a person would write them down, with leading noughts and without a point. */
        public String text() {
            long capacity = Math.round(Math.pow(10, digits.size()));
            long whole = Math.floorDiv(countTenths + NEARLY_TENTHS, 10L) % capacity;
            var plain = Long.toString(whole);
            return "0".repeat(Math.max(0, digits.size() - plain.length())) + plain;
        }

        /** {@link #text()} with its point: {@code 036109.7}. */
        public String written() {
            var plain = text();
            int point = plain.length() - register.decimals();
            return register.decimals() == 0 ? plain : plain.substring(0, point) + "." + plain.substring(point);
        }

        /** {@link #text()} as a number in the register's unit. */
        public BigDecimal value() {
            return new BigDecimal(text()).movePointLeft(register.decimals());
        }

        /** The register in its unit to a tenth of the last digit. */
        public BigDecimal exactValue() {
            return BigDecimal.valueOf(countTenths).movePointLeft(register.decimals() + 1);
        }

        /** The positions for a person: {@code 0.0 3.6 6.1}. */
        public String positions() {
            return digits.stream()
                    .map(digit -> digit.blank() ? "-" : "%.1f".formatted(digit.shownPosition()))
                    .collect(Collectors.joining(" "));
        }
    }

    /**
     * No reading.
     *
     * @param reason the kind, for counting
     * @param detail the same for a person, in one sentence
     */
    record Refused(Reason reason, String detail) implements ReadOutcome {}

    /** Why a picture is not read. */
    enum Reason {
        /** Not a whole JPEG or PNG within the limits. */
        UNREADABLE,
        /** Too little light, or nothing but black. */
        DARK,
        /** A reflection or the lamp hides digits. */
        GLARE,
        /** Out of focus, shaken or fogged. */
        BLURRED,
        /** The marks were not found, or the digits lie outside the picture. */
        NOT_ALIGNED,
        /** A place that must show a digit shows none. */
        BLANK,
        /** No number fits all the digits: most likely a box is in the wrong place. */
        INCONSISTENT
    }
}
