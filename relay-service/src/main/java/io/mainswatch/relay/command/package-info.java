/**
 * A command's whole life. {@code RelayRequests} checks the asker's right and writes the row, a gateway hands it to the
 * device's session ({@code relay_dispatch}), and {@code CommandLife} moves it on by what the tables say.
 */
@NullMarked
package io.mainswatch.relay.command;

import org.jspecify.annotations.NullMarked;
