package io.mainswatch.simulator.command;

import io.mainswatch.simulator.firmware.FirmwarePrograms;
import io.mainswatch.simulator.firmware.FirmwareSettings;
import io.mainswatch.simulator.household.HouseholdSettings;
import io.mainswatch.simulator.transport.Endpoint;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether the meters run their real firmware. */
final class FirmwareOptions {
    private static final int HTTP_PORT = 80;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--firmware",
            arity = "0..1",
            paramLabel = "FOLDER",
            fallbackValue = "firmware/build/posix",
            description = "The meters run the ESP32 firmware, built for this machine by: make -C firmware programs"
                    + " (default folder: ${FALLBACK-VALUE}).")
    private @Nullable Path firmware;

    @Option(
            names = "--firmware-home",
            paramLabel = "FOLDER",
            defaultValue = ".mainswatch/simulated-meters",
            description = "Where the firmware keeps flash and settings from one run to the next (default:"
                    + " ${DEFAULT-VALUE}).")
    private Path homes = Path.of(".mainswatch/simulated-meters");

    /** @throws ParameterException with what to type, when the programs are not built */
    HouseholdSettings applied(HouseholdSettings settings, URI ingest) {
        if (firmware == null) {
            return settings;
        }
        try {
            int port = ingest.getPort() < 0 ? HTTP_PORT : ingest.getPort();
            var server = new Endpoint(ingest.getHost(), port);
            return settings.withFirmware(new FirmwareSettings(new FirmwarePrograms(firmware), homes, server));
        } catch (IllegalArgumentException e) {
            if (spec == null) {
                throw e;
            }
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
