/** How a new device exchanges a person's claim code for its id and secret. */
@NullMarked
package io.mainswatch.ingest.registration;

import org.jspecify.annotations.NullMarked;
