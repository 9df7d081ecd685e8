/** How well and how fast meters are read. */
@NullMarked
package io.mainswatch.benchmark.meter;

import org.jspecify.annotations.NullMarked;
