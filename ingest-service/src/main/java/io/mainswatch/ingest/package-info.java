/**
 * Takes in what devices say: {@code gateway} and {@code http} are the doors, {@code protocol} turns payloads into
 * values, {@code writer} stores them.
 */
@NullMarked
package io.mainswatch.ingest;

import org.jspecify.annotations.NullMarked;
