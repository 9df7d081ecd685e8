/** A past the household could have had, and its way to the server. */
@NullMarked
package io.mainswatch.simulator.history;

import org.jspecify.annotations.NullMarked;
