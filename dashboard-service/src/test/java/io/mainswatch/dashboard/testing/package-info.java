/** A running dashboard for tests, and the rows other services would have written. */
@NullMarked
package io.mainswatch.dashboard.testing;

import org.jspecify.annotations.NullMarked;
