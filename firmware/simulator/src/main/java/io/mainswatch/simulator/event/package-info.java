/** What a simulated household tells whoever watches it. */
@NullMarked
package io.mainswatch.simulator.event;

import org.jspecify.annotations.NullMarked;
