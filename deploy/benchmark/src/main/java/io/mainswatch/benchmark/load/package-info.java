/** A load generator that costs little beside the server it loads. */
@NullMarked
package io.mainswatch.benchmark.load;

import org.jspecify.annotations.NullMarked;
