/** The weekly partitions of the readings, made before a row needs one. */
@NullMarked
package io.mainswatch.ingest.partition;

import org.jspecify.annotations.NullMarked;
