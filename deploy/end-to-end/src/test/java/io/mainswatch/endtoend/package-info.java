/** The product as its users meet it: real processes, real sockets, a real browser. */
@NullMarked
package io.mainswatch.endtoend;

import org.jspecify.annotations.NullMarked;
