/** The program behind {@code ./mainswatch}: the only place that knows all four services. */
@NullMarked
package io.mainswatch.standalone;

import org.jspecify.annotations.NullMarked;
