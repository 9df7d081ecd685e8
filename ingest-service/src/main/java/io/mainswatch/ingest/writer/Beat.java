package io.mainswatch.ingest.writer;

import io.mainswatch.ingest.protocol.Heartbeat;

/** A sign of life on its way into the table. */
record Beat(String deviceId, Heartbeat heartbeat, Intake.Receipt receipt) {}
