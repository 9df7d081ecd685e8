/** The product and its peers as processes. */
@NullMarked
package io.mainswatch.benchmark.server;

import org.jspecify.annotations.NullMarked;
