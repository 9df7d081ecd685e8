/** {@code ./mainswatch bench}: figures, measured from outside over real sockets. */
@NullMarked
package io.mainswatch.benchmark;

import org.jspecify.annotations.NullMarked;
