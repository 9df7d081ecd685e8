/** One class a sub-command, and the options they share. */
@NullMarked
package io.mainswatch.simulator.command;

import org.jspecify.annotations.NullMarked;
