package io.mainswatch.ingest.picture.reader;

/**
 * What teaching came to. Each digit was read by layers that were not taught with it.
 *
 * @param layers what was learned
 * @param digits how many digits of past pictures it was judged by
 * @param rightBefore of them read right by the shipped layers
 * @param rightAfter of them read right by the taught ones
 */
public record Lesson(TaughtLayers layers, int digits, int rightBefore, int rightAfter) {}
