/** Relay commands: taken from people, followed to the device's own report, and ended with a reason. */
@NullMarked
package io.mainswatch.relay;

import org.jspecify.annotations.NullMarked;
