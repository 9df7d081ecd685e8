/** Pictures of the utility meter. */
@NullMarked
package io.mainswatch.ingest.picture;

import org.jspecify.annotations.NullMarked;
