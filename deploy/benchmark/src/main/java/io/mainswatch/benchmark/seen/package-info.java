/** One message, watched on its way to everybody who wants to see it. */
@NullMarked
package io.mainswatch.benchmark.seen;

import org.jspecify.annotations.NullMarked;
