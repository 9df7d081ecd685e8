package io.mainswatch.simulator.command;

import io.mainswatch.simulator.household.Scenarios;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The names of scenarios on the command line, {@code power-cut} and so on. */
final class ScenarioNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(Scenarios.values()).map(ScenarioNames::name).iterator();
    }

    private static String name(Scenarios scenario) {
        return scenario.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads such a name. */
    static final class Converter implements ITypeConverter<Scenarios> {
        @Override
        public Scenarios convert(String value) {
            return Arrays.stream(Scenarios.values())
                    .filter(scenario -> name(scenario).equals(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + value + "' is none of " + String.join(", ", new ScenarioNames())));
        }
    }
}
