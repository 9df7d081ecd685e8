/** The HTTP door: pings, readings and the server's time. */
@NullMarked
package io.mainswatch.ingest.http;

import org.jspecify.annotations.NullMarked;
