/** One clock, and whether it can be trusted. */
@NullMarked
package io.mainswatch.common.time;

import org.jspecify.annotations.NullMarked;
