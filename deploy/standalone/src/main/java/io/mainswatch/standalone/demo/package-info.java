/** {@code ./mainswatch demo}: the product with a simulated household and a month of past. */
@NullMarked
package io.mainswatch.standalone.demo;

import org.jspecify.annotations.NullMarked;
