package io.mainswatch.relay.command;

import io.mainswatch.common.security.Role;

/**
 * Who asks, as the rows say now.
 *
 * @param homeId the device's home
 * @param label {@code user:<name>} or {@code token:<name>}: what people read beside the command
 * @param role the right in that home
 */
record Requester(String homeId, String label, Role role) {}
