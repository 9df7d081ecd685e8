package io.mainswatch.simulator.command;

import io.mainswatch.simulator.transport.Endpoint;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The MQTT server on the command line: {@code localhost:1883}. */
final class EndpointConverter implements ITypeConverter<Endpoint> {
    private static final int MQTT_PORT = 1883;

    @Override
    public Endpoint convert(String value) {
        try {
            return Endpoint.parse(value, MQTT_PORT);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
