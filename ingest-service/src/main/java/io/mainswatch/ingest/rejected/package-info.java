/** What could not be stored, kept for a person to see. */
@NullMarked
package io.mainswatch.ingest.rejected;

import org.jspecify.annotations.NullMarked;
