package io.mainswatch.simulator.firmware;

import io.mainswatch.simulator.transport.Endpoint;
import java.nio.file.Path;

/**
 * How a household runs real firmware.
 *
 * @param homes a folder in which each meter keeps its flash and settings from one run to the next: its numbering of
 *     readings lives there, and must not begin anew
 * @param ingest where a meter brings what MQTT missed, over HTTP
 */
public record FirmwareSettings(FirmwarePrograms programs, Path homes, Endpoint ingest) {}
