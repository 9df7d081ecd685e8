package io.mainswatch.simulator.firmware;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The firmware's programs for Linux. They are there: who has one of these may start them. */
public record FirmwarePrograms(Path folder) {
    /** @throws IllegalArgumentException with what to type, when they are not built */
    public FirmwarePrograms {
        folder = folder.toAbsolutePath().normalize();
        for (String name : List.of("meter", "sim-pzem")) {
            if (!Files.isExecutable(folder.resolve(name))) {
                throw new IllegalArgumentException("the firmware is not built: " + folder.resolve(name)
                        + " is missing; build it with: make -C firmware programs");
            }
        }
    }

    String meter() {
        return folder.resolve("meter").toString();
    }

    String module() {
        return folder.resolve("sim-pzem").toString();
    }
}
