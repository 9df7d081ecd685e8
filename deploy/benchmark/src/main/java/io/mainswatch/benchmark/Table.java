package io.mainswatch.benchmark;

import java.io.PrintStream;
import java.util.Locale;

/** Figures as lines: what, how much, in which unit, and what was promised or measured beside it. */
final class Table {
    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    void title(String text) {
        out.println();
        out.println(text);
    }

    void figure(String what, double value, String unit, String beside) {
        out.printf(Locale.ROOT, "  %-58s %,14.1f %-6s %s%n", what, value, unit, beside);
        out.flush();
    }

    void note(String text) {
        out.println("  " + text);
        out.flush();
    }
}
