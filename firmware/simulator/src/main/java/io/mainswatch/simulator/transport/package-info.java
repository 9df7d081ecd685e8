/** What every sender needs: back-off, retry, and a wire that can be cut. */
@NullMarked
package io.mainswatch.simulator.transport;

import org.jspecify.annotations.NullMarked;
