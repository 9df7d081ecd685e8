/** Which devices there are and whether they are who they say. */
@NullMarked
package io.mainswatch.ingest.device;

import org.jspecify.annotations.NullMarked;
