package io.mainswatch.simulator.command;

import io.mainswatch.simulator.household.Scenario;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Steps of a scenario on the command line: {@code 60s=cut}. */
final class StepConverter implements ITypeConverter<Scenario.Step> {
    @Override
    public Scenario.Step convert(String value) {
        try {
            return Scenario.Step.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
