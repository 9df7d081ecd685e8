package io.mainswatch.ingest.signature;

/**
 * The numbers a signature covers.
 *
 * @param timestamp when the request was made, Unix seconds by the device
 * @param boot in which run of the device
 * @param seq the how-manieth request of that run
 */
public record SignedNumbers(long timestamp, long boot, long seq) {}
