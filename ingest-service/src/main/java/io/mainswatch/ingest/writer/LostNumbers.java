package io.mainswatch.ingest.writer;

import io.mainswatch.ingest.protocol.NumberRange;

/** Records that a device says will never come; its receipt is told like that of a reading. */
public record LostNumbers(NumberRange numbers, Intake.Receipt receipt) {}
