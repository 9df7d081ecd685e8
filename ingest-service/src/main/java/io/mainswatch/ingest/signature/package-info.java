/** What a device signs, and how that is proven. Pure: no I/O. */
@NullMarked
package io.mainswatch.ingest.signature;

import org.jspecify.annotations.NullMarked;
