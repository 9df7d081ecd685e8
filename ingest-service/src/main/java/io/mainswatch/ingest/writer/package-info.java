/** Stores what devices said: group commit, repeatable, bounded. */
@NullMarked
package io.mainswatch.ingest.writer;

import org.jspecify.annotations.NullMarked;
