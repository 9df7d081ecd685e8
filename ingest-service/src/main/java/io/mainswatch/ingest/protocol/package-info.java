/** What the families of devices say, as values; pure. */
@NullMarked
package io.mainswatch.ingest.protocol;

import org.jspecify.annotations.NullMarked;
